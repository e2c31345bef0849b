package dev.portolan.plugins.runtime;

import static dev.portolan.plugins.runtime.Plugins.BUDGET;
import static dev.portolan.plugins.runtime.Plugins.runAny;
import static dev.portolan.plugins.runtime.Plugins.value;
import static dev.portolan.plugins.runtime.Plugins.wasm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Modules in WebAssembly, interpreted and compiled.
class WasmRuntimeTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void functionsAnswerAndAskTheHost(boolean compiled) {
        var host = new Plugins.Host();
        var echo = wasm(WasmBytes.module(2, WasmBytes.ECHO), compiled, BUDGET);
        var outcome = runAny(echo, "{'config':{},'input':'straße'}", host);
        assertThat(value(outcome)).isEqualTo("{'config':{},'input':'straße'}");
        assertThat(outcome.usage().memoryBytes()).isEqualTo(2 * 65_536);

        var ask = wasm(WasmBytes.module(2, WasmBytes.ints(WasmBytes.LOG, WasmBytes.ASK)), compiled, BUDGET);
        assertThat(value(runAny(ask, "{}", host))).isEqualTo("{'ok':true,'value':{'kind':'Component'}}");
        assertThat(host.calls).containsExactly("catalog.get {'ref':'a'}");
        assertThat(host.lines).containsExactly("warn hello");
    }

    /// The module counts its calls at address 512 and gives them as a digit.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stateDoesNotSurviveTheCall(boolean compiled) {
        var count = WasmBytes.ints(
                // mem[512] = mem[512] + 1
                new int[] {0x41, 0x80, 4, 0x41, 0x80, 4, 0x28, 2, 0, 0x41, 1, 0x6a, 0x36, 2, 0},
                // mem8[516] = '0' + mem[512]
                new int[] {0x41, 0x84, 4, 0x41, 48, 0x41, 0x80, 4, 0x28, 2, 0, 0x6a, 0x3a, 0, 0},
                // 516 << 32 | 1
                new int[] {0x41, 0x84, 4, 0xad, 0x42, 32, 0x86, 0x42, 1, 0x84});
        var program = wasm(WasmBytes.module(1, count), compiled, BUDGET);
        for (var i = 0; i < 3; i++) {
            assertThat(value(runAny(program, "{}", new Plugins.Host()))).isEqualTo("1");
        }
    }

    @Test
    void inspectionNamesTheFunctions() {
        assertThat(Plugins.ALL.inspect(wasm(WasmBytes.module(1, WasmBytes.ECHO), false, BUDGET)))
                .isEqualTo(new Inspection.Loaded(java.util.Set.of("f")));
    }

    @Test
    void modulesThatCannotBeHeldAreRefused() {
        refused(new byte[] {1, 2, 3}, "This is no WebAssembly module: ");
        refused(
                WasmBytes.module(17 * 16, WasmBytes.ECHO),
                "The module begins with 17,408 KiB of memory, its limit is 16 MiB.");
        var renamed = WasmBytes.module(1, WasmBytes.ECHO);
        replace(renamed, "portolan_alloc", "portolan_alloX");
        refused(renamed, "The module does not export portolan_alloc.");
        var foreign = WasmBytes.module(1, WasmBytes.ECHO);
        replace(foreign, "host", "hosT");
        refused(foreign, "The module does not start: ");
    }

    private static void refused(byte[] module, String message) {
        assertThat(Plugins.ALL.inspect(wasm(module, false, BUDGET)))
                .isInstanceOfSatisfying(
                        Inspection.Broken.class,
                        broken -> assertThat(broken.message()).startsWith(message));
        assertThat(runAny(wasm(module, false, BUDGET), "{}", new Plugins.Host()))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.ERROR));
    }

    private static void replace(byte[] module, String text, String by) {
        var at = new String(module, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
        for (var i = 0; i < by.length(); i++) {
            module[at + i] = (byte) by.charAt(i);
        }
    }
}
