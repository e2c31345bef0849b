package dev.portolan.plugins.runtime;

import static dev.portolan.plugins.runtime.Plugins.declared;
import static dev.portolan.plugins.runtime.Plugins.program;
import static dev.portolan.plugins.runtime.Plugins.runAny;
import static dev.portolan.plugins.runtime.Plugins.value;
import static dev.portolan.plugins.runtime.Plugins.wasm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import dev.portolan.plugins.runtime.Outcome.Returned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same bad manners in each runtime that runs others' code: each ends in one clear line, and the next call of the
/// same release is right. What is JavaScript's own stands in `HostilePluginTest`.
class HostileKitTest {
    private static final String LONG = "{'context':1,'input':'%s'}".formatted("x".repeat(100));
    private static final String GOOD = "{'context':7,'input':'good'}";

    private static final Map<String, int[]> ACTS = Map.ofEntries(
            Map.entry("endless loop", WasmBytes.forever()),
            // Each answer of the host takes some of its memory, which it never gives back.
            Map.entry("endless loop that logs", WasmBytes.forever(WasmBytes.LOG)),
            // Grows by a page until it cannot, then traps.
            Map.entry("memory bomb", WasmBytes.forever(0x41, 1, 0x40, 0, 0x41, 0x7f, 0x46, 0x04, 0x40, 0, 0x0b)),
            Map.entry("deep recursion", new int[] {0x20, 0, 0x20, 1, 0x20, 2, 0x20, 3, 0x10, 2, 0x42, 1, 0x7c}),
            Map.entry("output flood", new int[] {0x42, 0x80, 0x80, 6}),
            Map.entry("host-call storm", WasmBytes.forever(WasmBytes.ints(WasmBytes.ASK, new int[] {0x1a}))),
            Map.entry("no answer", new int[] {0x42, 0}),
            Map.entry("no JSON", new int[] {0x42, 2}),
            Map.entry("trap", new int[] {0}),
            Map.entry("outside of memory", new int[] {0x41, 0x7f, 0x28, 2, 0, 0xad}),
            Map.entry("answer outside of memory", new int[] {0x42, 0x7f, 0x42, 32, 0x86, 0x42, 9, 0x84}),
            Map.entry("name outside of memory", new int[] {0x41, 0x7f, 0x41, 9, 0x41, 0, 0x41, 0, 0x10, 0}),
            Map.entry("division by zero", new int[] {0x42, 1, 0x42, 0, 0x7f}));

    private static Program release(String kind, String act, int timeoutMs) {
        var budget = new Budget(Duration.ofMillis(timeoutMs), 16, 64, 5);
        return switch (kind) {
            case "js" ->
                program("export async function f(d, host) { if (d.input === 'good') return d; " + act + " }", budget);
            case "declarative" -> declared("f: {steps: [{stop: '=input = \"good\"', return: '=$$'}" + act, budget);
            default ->
                wasm(
                        WasmBytes.module(2, WasmBytes.echoOr(ACTS.getOrDefault(act, WasmBytes.ECHO))),
                        kind.equals("compiled"),
                        budget);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            js          | TIMEOUT    | for (;;) {}                                           | The function took longer than 500 ms.
            interpreted | TIMEOUT    | endless loop                                          | The function took longer than 500 ms.
            compiled    | TIMEOUT    | endless loop                                          | The function took longer than 500 ms.
            interpreted | ERROR      | endless loop that logs                                | The plugin names a place that is not in its memory.
            compiled    | ERROR      | endless loop that logs                                | The plugin names a place that is not in its memory.
            declarative | MEMORY     | ], return: '=(function($x){$x($x)})(function($x){$x($x)})'} | The function needed more than 16 MiB of memory.
            js          | MEMORY     | const a = []; for (;;) a.push(new Uint8Array(1 << 20)) | The function needed more than 16 MiB of memory.
            interpreted | MEMORY     | memory bomb                                           | The function needed more than 16 MiB of memory.
            compiled    | MEMORY     | memory bomb                                           | The function needed more than 16 MiB of memory.
            declarative | MEMORY     | ], return: '=$reduce([1..60], function($a, $i){ {"a": $a, "b": $a} }, 1)'} | The function needed more than 16 MiB of memory.
            js          | STACK      | const g = () => g() + 1; return g()                   | The function called itself too deeply.
            interpreted | STACK      | deep recursion                                        | The function called itself too deeply.
            compiled    | STACK      | deep recursion                                        | The function called itself too deeply.
            declarative | STACK      | ], return: '=(function($x){1+$x($x)})(function($x){1+$x($x)})'} | The function called itself too deeply.
            js          | OUTPUT     | return 'x'.repeat(98302)                              | The answer has 96 KiB, 64 are allowed.
            interpreted | OUTPUT     | output flood                                          | The answer has 96 KiB, 64 are allowed.
            compiled    | OUTPUT     | output flood                                          | The answer has 96 KiB, 64 are allowed.
            declarative | OUTPUT     | ], return: '=$join($map([1..99], function($i){$pad("x", 1000)}))'} | The answer has 96 KiB, 64 are allowed.
            js          | HOST_LIMIT | for (;;) { try { host.catalog.get('a') } catch {} }   | The plugin asked the platform more than 5 times.
            interpreted | HOST_LIMIT | host-call storm                                       | The plugin asked the platform more than 5 times.
            compiled    | HOST_LIMIT | host-call storm                                       | The plugin asked the platform more than 5 times.
            declarative | HOST_LIMIT | , {call: kv.get}, {call: kv.get}, {call: kv.get}, {call: kv.get}, {call: kv.get}, {call: kv.get}], return: 1} | The plugin asked the platform more than 5 times.
            js          | NO_ANSWER  | await new Promise(() => {})                           | The function never answered: its promise does not settle.
            interpreted | NO_ANSWER  | no answer                                             | The function gave no answer.
            compiled    | OUTPUT     | no JSON                                               | The answer is no JSON, or nested too deeply.
            interpreted | ERROR      | trap                                                  | The plugin brought its sandbox down.
            compiled    | ERROR      | trap                                                  | The plugin brought its sandbox down.
            interpreted | ERROR      | outside of memory                                     | ~~
            compiled    | ERROR      | outside of memory                                     | ~~
            interpreted | ERROR      | answer outside of memory                              | The plugin names a place that is not in its memory.
            compiled    | ERROR      | name outside of memory                                | The plugin names a place that is not in its memory.
            interpreted | ERROR      | division by zero                                      | The plugin was ended by a trap: integer divide by zero.
            js          | ERROR      | throw new Error('a\\nb')                              | ~~
            declarative | ERROR      | ], return: '=$error("mine")'}                         | mine
            """)
    void eachEndsInOneClearLine(String kind, Reason reason, String act, String message) {
        var slow = reason == Reason.TIMEOUT ? 500 : 10_000;
        var release = release(kind, act, slow);
        var outcome = runAny(release, LONG, new Plugins.Host());
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).as(failed.message()).isEqualTo(reason);
            assertThat(failed.message())
                    .hasSizeBetween(3, 520)
                    .doesNotContain("Exception", "dev.portolan", "run.endive");
            if (message != null && !message.isEmpty()) {
                assertThat(failed.message()).isEqualTo(message);
            }
        });
        assertThat(runAny(release, GOOD, new Plugins.Host()))
                .isInstanceOfSatisfying(
                        Returned.class,
                        returned -> assertThat(value(returned)).isEqualTo("{'context':7,'input':'good'}"));
    }

    @Test
    void loggedFloodIsCut() {
        var host = new Plugins.Host();
        var module = WasmBytes.module(2, WasmBytes.echoOr(WasmBytes.forever(WasmBytes.LOG)));
        assertThat(runAny(wasm(module, true, Plugins.timeout(300)), LONG, host)).isInstanceOf(Failed.class);
        assertThat(host.lines).hasSize(LogLines.MOST_LINES + 1);
        assertThat(host.lines.getLast()).isEqualTo("warn Further lines of this call are dropped.");
    }

    @Test
    void instructionsOfAnInterpretedModuleAreCounted() {
        assertThat(WasmCall.instructions(Plugins.timeout(500)).get()).isEqualTo(20_000_000);
    }

    /// Texts that look like other texts, change direction or are not there stay what they are.
    @Test
    void oddTextsPassUnchanged() {
        var odd = "{'context':'\\u202eevil\\u0000 \\ud83d\\ude00 \\ufeff','__proto__':{'a':1},'input':'Å'}";
        var budget = Plugins.BUDGET;
        for (var program : List.of(
                program("export const f = (d) => d", budget),
                declared("f: {return: '=$$'}", budget),
                wasm(WasmBytes.module(2, WasmBytes.ECHO), true, budget))) {
            assertThat(((Returned) runAny(program, odd, new Plugins.Host())).value())
                    .isEqualTo(Plugins.json(odd));
        }
    }
}
