package dev.portolan.plugins.runtime;

import static dev.portolan.plugins.runtime.Plugins.program;
import static dev.portolan.plugins.runtime.Plugins.run;
import static dev.portolan.plugins.runtime.Plugins.timeout;
import static dev.portolan.plugins.runtime.Plugins.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What plugins do to break out, to break down or to lie; after each, the next call of the same release is right.
class HostilePluginTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            TIMEOUT    | for (;;) {}
            TIMEOUT    | for (;;) { try { for (;;) {} } catch {} finally { continue } }
            TIMEOUT    | const spin = () => queueMicrotask(spin); spin(); await new Promise(() => {})
            TIMEOUT    | /(a+)+$/.test('a'.repeat(40) + 'b')
            TIMEOUT    | const a = Array.from({length: 1e5}, (_, i) => i); for (;;) a.sort((x, y) => y - x)
            TIMEOUT    | throw { get message() { for (;;) {} } }
            TIMEOUT    | return { toJSON() { for (;;) {} } }
            MEMORY     | const a = []; for (;;) a.push(new Uint8Array(1 << 20))
            MEMORY     | const a = []; for (;;) a.push('x'.repeat(1000) + a.length)
            ERROR      | let s = 'x'; for (;;) s += s
            STACK      | const g = () => g() + 1; return g()
            STACK      | const a = []; let b = a; for (let i = 0; i < 2e4; i++) { b.push([]); b = b[0] } return a
            OUTPUT     | return 'x'.repeat(70000)
            HOST_LIMIT | for (let i = 0; i < 6; i++) { try { host.catalog.get('a') } catch {} }
            HOST_LIMIT | await Promise.all(Array.from({length: 100}, () => host.http.fetch('https://a.test')))
            NO_ANSWER  | await new Promise(() => {})
            NO_ANSWER  | return { then() {} }
            ERROR      | Promise.reject(1); throw new Error('x')
            ERROR      | await globalThis.__portolan({ f: () => 'forged' })
            """)
    void breachEndsTheCallAndNothingElse(Reason reason, String body) {
        var program = program(
                "export async function f(d, host) { if (d.input === 'good') return d.context; " + body + " }",
                timeout(reason == Reason.TIMEOUT ? 800 : 10_000));
        assertThat(run(program, "{'input':'good','context':1}", new Plugins.Host()))
                .isInstanceOf(Outcome.Returned.class);
        var outcome = run(program, "{}", new Plugins.Host());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed ->
                                assertThat(failed.reason()).as(failed.message()).isEqualTo(reason));
        assertThat(value(run(program, "{'input':'good','context':[1,'two']}", new Plugins.Host())))
                .isEqualTo("[1,'two']");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Object.prototype.ok = true; Object.prototype.value = 'forged'
            JSON.parse = () => ({ function: 'f', document: 'forged' }); JSON.stringify = () => '"forged"'
            Promise.prototype.then = () => 'forged'; Promise.resolve = () => 'forged'; globalThis.Promise = null
            Array.prototype.slice = () => 'forged'; Function.prototype.call = Function.prototype.apply = () => 'forged'
            globalThis.console = null; Math.random = null; String = null; Error = null; Object.keys = null
            try { globalThis.__portolan = () => 'forged' } catch {}
            try { delete globalThis.__portolan } catch {}
            try { Object.defineProperty(globalThis, '__portolan', { value: () => 'forged' }) } catch {}
            Object.defineProperty(Object.prototype, 'function', { get: () => 'forged', set() {} })
            globalThis.eval = null; Object.freeze(globalThis)
            try { host.catalog.get = () => 'forged' } catch {} try { host.catalog = null } catch {}
            """)
    void tricksWithPrototypesForgeNothing(String trick) {
        var program = program("let host = {}; const trick = () => { " + trick + " };\n"
                + "export async function f(d, h) { host = h; if (d.input) trick(); return [await h.catalog.get('a'), d.context]; }\n"
                + "export async function g(d) { return d.context; }");
        for (var input : new String[] {"false", "true", "false"}) {
            var outcome =
                    run(program, "{'input':%s,'context':%s1}".formatted(input, input.length()), new Plugins.Host());
            if (input.equals("false") || outcome instanceof Outcome.Returned && !trick.contains("prototype.")) {
                assertThat(value(outcome)).isEqualTo("[{'kind':'Component'},%s1]".formatted(input.length()));
            }
        }
        var atLoad = program("let host = {}; " + trick + "\nexport async function f(d) { return d.context }");
        assertThat(value(run(atLoad, "{'context':5}", new Plugins.Host()))).isEqualTo("5");
        assertThat(value(run(atLoad, "{'context':6}", new Plugins.Host()))).isEqualTo("6");
    }

    @Test
    void anEarlierAnswerIsNeverGivenAgain() {
        var source = "let last; export async function f(d) { if (d.input === 'never') await new Promise(() => {});"
                + " if (d.input === 'bad') throw new Error('bad'); return 'hello ' + d.input }";
        assertThat(value(run(source, "{'input':'acme'}"))).isEqualTo("'hello acme'");
        assertThat(value(run(source, "{'input':'never'}")))
                .contains("NO_ANSWER")
                .doesNotContain("acme");
        assertThat(value(run(source, "{'input':'bad'}"))).contains("ERROR").doesNotContain("acme");
    }

    @Test
    void memoryBombThatIsCaughtMayGoOn() {
        var source = "export const f = () => { try { const a = []; for (;;) a.push(new Uint8Array(1 << 20)) }"
                + " catch (e) { return e.message } }";
        assertThat(value(run(source, "{}"))).isEqualTo("'out of memory'");
    }

    @Test
    void floodedLogIsCut() {
        var host = new Plugins.Host();
        var program = program("export const f = () => { console.log('x'.repeat(5000)); console.log('y'.repeat(1e6));"
                + " for (let i = 0; i < 1000; i++) console.log(i); return 1 }");
        assertThat(value(run(program, "{}", host))).isEqualTo("1");
        assertThat(host.lines).hasSize(LogLines.MOST_LINES + 1);
        assertThat(host.lines.getFirst()).hasSize("info ".length() + LogLines.LONGEST_LINE + 1);
        assertThat(host.lines).element(1).isEqualTo("warn A line of 976 KiB is dropped.");
        assertThat(host.lines.getLast()).isEqualTo("warn Further lines of this call are dropped.");
    }

    @Test
    void topLevelHasNoHost() {
        var source = "globalThis.__portolan({ f() { return 'forged' } }); export const f = () => 'mine';";
        assertThat(Plugins.RUNTIME.inspect(program(source)))
                .isEqualTo(new Inspection.Broken("The platform cannot be called while the plugin is loaded.", null));
    }
}
