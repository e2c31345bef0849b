package dev.portolan.plugins.runtime;

import static dev.portolan.plugins.runtime.Plugins.RUNTIME;
import static dev.portolan.plugins.runtime.Plugins.program;
import static dev.portolan.plugins.runtime.Plugins.run;
import static dev.portolan.plugins.runtime.Plugins.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsRuntimeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            export function f(d) { return d; }                                   | {'a':[1,2,'ü€😀']}
            export const f = ({input}) => ({got: input});                        | {'got':7}
            export async function f({input}) { return await input + 1; }         | 8
            const g = async (d) => d.config; export { g as f };                  | {'k':true}
            export function f() {}                                               | null
            export const f = async () => { await Promise.all([1, 2]); return 3 } | 3
            export const f = ({input}) => 'x'.repeat(input);                     | 'xxxxxxx'
            export const f = () => [typeof java_invoke, typeof Javy, typeof plugin, typeof fetch, typeof setTimeout] | ['undefined','undefined','undefined','undefined','undefined']
            export const f = () => [typeof Date, typeof RegExp, typeof Map, typeof TextEncoder]  | ['function','function','function','function']
            export const f = () => [typeof URL, typeof Intl, typeof btoa, typeof crypto]         | ['undefined','undefined','undefined','undefined']
            export const f = (d, host) => host.now()                             | '2026-03-01T09:30:00Z'
            export const f = () => { const a = []; a.length = 3; return {a, b: undefined, c: NaN, d: () => 1} } | {'a':[null,null,null],'c':null}
            """)
    void functionsAnswer(String source, String expected) {
        var document = source.contains("return d;") ? expected : "{'config':{'k':true},'input':7}";
        assertThat(value(run(source, document))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            export function f() {\\n\\n  throw new TypeError('no key');\\n}        | ERROR     | no key                                  | 3
            export async function f() {\\n  await 1;\\n  null.x; }                 | ERROR     | cannot read property 'x' of null        | 3
            export const f = () => { throw 'plain words' }                       | ERROR     | plain words                             |
            export const f = () => { throw null }                                | ERROR     | null                                    |
            export const f = () => { throw {} }                                  | ERROR     | The plugin threw no message.            |
            export const f = () => { throw new Proxy({}, {get() { throw 1 }}) }  | ERROR     | The plugin threw no message.            |
            export const f = () => Promise.reject(new Error('later'))            | ERROR     | later                                   | 1
            export const f = () => new Promise(() => {})                         | NO_ANSWER | The function never answered: its promise does not settle. |
            export const g = 1;                                                  | ERROR     | plugin.js exports no function f         |
            export const f = 1;                                                  | ERROR     | plugin.js exports no function f         |
            export const f = () => () => 1                                       | ERROR     | the value is no JSON: function          |
            export const f = () => { const a = {}; a.a = a; return a }           | ERROR     | circular reference                      |
            export const f = () => 1n                                            | ERROR     | BigInt are forbidden in JSON.stringify  |
            """)
    void failuresAreToldWithTheirLine(String source, Reason reason, String message, Integer line) {
        var outcome = (Failed) run(source.replace("\\n", "\n"), "{}");
        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.message()).contains(message);
        if (line != null) {
            assertThat(outcome.line()).isEqualTo(line);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            let a = 1;\\nlet b = ;\\n                   | unexpected token          | 2
            import x from 'elsewhere'; export {x};      |                           |
            const a = 1;\\nthrow new Error('at load');  | at load                   | 2
            export function f( {                        |                           | 1
            """)
    void codeThatDoesNotLoadIsBroken(String source, String message, Integer line) {
        var broken = (Inspection.Broken) RUNTIME.inspect(program(source.replace("\\n", "\n")));
        assertThat(broken.message()).contains(message == null ? "" : message);
        if (line != null) {
            assertThat(broken.line()).isEqualTo(line);
        }
    }

    @Test
    void codeThatTakesTooLongToLoadIsBroken() {
        var usual = Pooling.DEFAULT;
        var impatient = new Pooling(1, 1, 1, 1, usual.patience(), Duration.ofSeconds(2), usual.memoryBytes());
        try (var runtime = new JsRuntime(impatient, InstantSource.system())) {
            assertThat(runtime.inspect(program("for (;;) {}")))
                    .isEqualTo(new Inspection.Broken("The code could not be loaded within 2 s.", null));
        }
    }

    @Test
    void inspectionNamesTheExportedFunctions() {
        assertThat(RUNTIME.inspect(
                        program("export function card() {} export const n = 1; function x() {} export {x as y};")))
                .isEqualTo(new Inspection.Loaded(Set.of("card", "y")));
    }

    @Test
    void brokenCodeFailsEachCall() {
        assertThat(run("export function f( {", "{}")).isInstanceOf(Failed.class);
        assertThat(run("export function f( {", "{}")).isInstanceOf(Failed.class);
    }

    @Test
    void hostFunctionsAnswerAndRefuse() {
        var host = new Plugins.Host();
        var outcome = run(program("""
                export async function f({ input }, host) {
                  const entity = await host.catalog.get(input);
                  let refused;
                  try { await host.http.fetch('https://a.test/', { method: 'POST', auth: 'config.token' }); }
                  catch (e) { refused = [e.name, e.message, e instanceof Error]; }
                  host.log('hello', { a: 1 });
                  host.log('warn', 'careful');
                  console.error('bad');
                  return [entity, refused];
                }"""), "{'input':'component:default/web'}", host);
        assertThat(value(outcome))
                .isEqualTo("[{'kind':'Component'},['not_permitted','No such address was granted.',true]]");
        assertThat(host.calls)
                .containsExactly(
                        "catalog.get {'ref':'component:default/web'}",
                        "http.fetch {'url':'https://a.test/','method':'POST','auth':'config.token'}");
        assertThat(host.lines).containsExactly("info hello {\"a\":1}", "warn careful", "error bad");
    }

    @Test
    void randomNumbersDifferFromCallToCall() {
        var source = "export const f = (d, host) => [Math.random(), host.random()]";
        assertThat(value(run(source, "{}"))).isNotEqualTo(value(run(source, "{}")));
    }

    @Test
    void stateDoesNotSurviveTheCall() {
        var source = "let n = 0; export const f = () => { n++; globalThis.m = (globalThis.m ?? 0) + 1;"
                + " Array.prototype.q = [...(Array.prototype.q ?? []), 1]; return [n, globalThis.m, [].q.length] }";
        for (var i = 0; i < 5; i++) {
            assertThat(value(run(source, "{}"))).isEqualTo("[1,1,1]");
        }
    }

    @Test
    void usageIsMeasured() {
        var outcome = run(
                program("export const f = (d, host) => { host.catalog.get('a'); return 'abc' }"),
                "{}",
                new Plugins.Host());
        assertThat(outcome.usage().outputBytes()).isEqualTo(5);
        assertThat(outcome.usage().hostCalls()).isEqualTo(1);
        assertThat(outcome.usage().memoryBytes()).isBetween(1L << 20, 16L << 20);
        assertThat(outcome.usage().wall()).isPositive();
    }
}
