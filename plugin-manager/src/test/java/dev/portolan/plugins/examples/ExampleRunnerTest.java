package dev.portolan.plugins.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.packages.PluginPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What examples can say, each with code that does it and code that does not.
class ExampleRunnerTest {
    private static final ExampleRunner RUNNER = new ExampleRunner(Duration.ofSeconds(20));

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        RUNNER.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void passes(String name, String code, String example) throws IOException {
        assertThat(flaws(code, example)).isEmpty();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of(
                        "defaults of config and context",
                        "({ config, context }) => [config.greeting, context.locale]",
                        "{'function': 'test', 'document': {}, 'expected': ['Hello', 'en']}"),
                Arguments.of(
                        "a person who tests the connection",
                        "({ context }) => context.member.name",
                        "{'function': 'test', 'document': {}, 'expected': 'Dana Whitfield'}"),
                Arguments.of(
                        "a secret that nobody has set, but for one in a branch",
                        "({ config }) => config",
                        "{'function': 'test', 'document': {}, 'expected': {'greeting': 'Hello', 'token': {'set':"
                                + " false}}}"),
                Arguments.of(
                        "a recorded request, with what counts of it",
                        "async (_, host) => (await host.http.fetch('https://a.test/x', {method: 'POST', headers:"
                                + " {Accept: 'b', More: 'c'}, body: '{\"n\": 1}', auth: 'config.token'})).status",
                        "{'function': 'test', 'host': {'calls': [{'call': 'http.fetch', 'url': 'https://a.test/x',"
                                + " 'method': 'post', 'headers': {'accept': 'b'}, 'body': {'n': 1}, 'auth':"
                                + " 'config.token', 'answer': {'status': 201}}]}, 'expected': 201}"),
                Arguments.of(
                        "a refusal, which the code catches",
                        "async (_, host) => { try { await host.http.fetch('https://a.test') } catch (e) { return"
                                + " e.name + ' ' + e.message } }",
                        "{'function': 'test', 'host': {'calls': [{'url': 'https://a.test', 'refusal': {'code':"
                                + " 'unreachable', 'message': 'No answer.'}}]}, 'expected': 'unreachable No answer.'}"),
                Arguments.of(
                        "another function of the host by its whole argument",
                        "async (_, host) => host.notify({to: ['everybody'], title: 'x'})",
                        "{'function': 'test', 'host': {'calls': [{'call': 'notify', 'with': {'to': ['everybody'],"
                                + " 'title': 'x'}, 'answer': {'delivered': 3}}]}, 'expected': {'delivered': 3}}"),
                Arguments.of(
                        "values that are kept",
                        "async (_, host) => { const n = (await host.kv.get('n')) + 1; await host.kv.put('n', n); await"
                                + " host.kv.delete('old'); return [n, (await host.kv.list({prefix: 'n'})).items.length] }",
                        "{'function': 'test', 'host': {'kv': {'n': 1, 'old': true}, 'kvAfter': {'n': 2}}, 'expected':"
                                + " [2, 1]}"),
                Arguments.of(
                        "entities of the catalog",
                        "async (_, host) => [(await host.catalog.get('component:web')).metadata.name, await"
                                + " host.catalog.get('component:none').catch((e) => e.name)]",
                        "{'function': 'test', 'host': {'catalog': [{'kind': 'Component', 'metadata': {'name':"
                                + " 'web'}}]}, 'expected': ['web', 'not_found']}"),
                Arguments.of(
                        "the time",
                        "(_, host) => [host.now(), new Date(host.now()).toISOString()]",
                        "{'function': 'test', 'host': {'now': '2026-05-01T10:00:00Z'}, 'expected':"
                                + " ['2026-05-01T10:00:00Z', '2026-05-01T10:00:00Z']}"),
                Arguments.of(
                        "a failure that is expected",
                        "() => { throw new Error('no such project') }",
                        "{'function': 'test', 'fails': {'reason': 'error', 'message': 'such project'}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failing")
    void fails(String name, String code, String example, Flaw flaw) throws IOException {
        assertThat(flaws(code, example)).contains(flaw);
    }

    static Stream<Arguments> failing() {
        return Stream.of(
                Arguments.of(
                        "another value",
                        "() => ({ a: [1, 2] })",
                        "{'function': 'test',\n'expected': {'a': [1,\n3]}}",
                        new Flaw("x.json", 3, "The output differs at /expected/a/1.", "3", "2")),
                Arguments.of(
                        "something missing",
                        "() => ({})",
                        "{'function': 'test',\n'expected': {\n'a': 1}}",
                        new Flaw("x.json", 3, "The output differs at /expected/a.", "1", "nothing")),
                Arguments.of(
                        "code that throws",
                        "() => {\n  throw new Error('oh') }",
                        "{'function': 'test', 'expected': 1}",
                        new Flaw("plugin.js", 2, "error: oh", null, null)),
                Arguments.of(
                        "a call that is not recorded",
                        "async (_, host) => host.kv.get('a').catch(() => 1)",
                        "{'function': 'test', 'expected': 1}",
                        new Flaw(
                                "x.json",
                                1,
                                "The platform was asked for something that is not recorded here.",
                                "no further call",
                                "kv.get {\"key\":\"a\"}")),
                Arguments.of(
                        "another address",
                        "async (_, host) => host.http.fetch('https://b.test').catch(() => 1)",
                        "{'function': 'test', 'host': {'calls': [\n"
                                + "{'url': 'https://a.test', 'answer': {}}]}, 'expected': 1}",
                        new Flaw(
                                "x.json",
                                2,
                                "The platform was asked for something that is not recorded here.",
                                "{\"url\":\"https://a.test\"}",
                                "http.fetch {\"url\":\"https://b.test\"}")),
                Arguments.of(
                        "a recorded call that is not made",
                        "() => 1",
                        "{'function': 'test', 'host': {'calls': [\n"
                                + "{'url': 'https://a.test', 'answer': {}}]}, 'expected': 1}",
                        new Flaw(
                                "x.json",
                                2,
                                "This recorded call was not made: {\"url\":\"https://a.test\"}",
                                null,
                                null)),
                Arguments.of(
                        "a function that the manifest does not name",
                        "() => 1",
                        "{'function': 'other', 'expected': 1}",
                        new Flaw(
                                "x.json",
                                1,
                                "The manifest names no such function. One that only a view names stands under calls there.",
                                "one of card, test",
                                "other")),
                Arguments.of(
                        "no failure",
                        "() => 1",
                        "{'function': 'test', 'fails': {'message': 'x'}}",
                        new Flaw("x.json", 1, "The function was to fail, and answered.", "x", "1")));
    }

    @Test
    void aViewIsMadeForNobodyInParticular() throws IOException {
        var card = "({ context }) => ({ block: 'text', markdown: context.tenant + context.member?.name })";

        assertThat(flaws(
                        "() => 1",
                        card,
                        "{'function': 'card', 'expected': {'block': 'text', 'markdown': 'acmeundefined'}}"))
                .isEmpty();
    }

    @Test
    void aViewThatThePortalWouldNotShowIsAFlaw() throws IOException {
        var flaws = flaws("() => 1", "{'function': 'card', 'expected': {'block': 'stat', 'label': 'x'}}");

        assertThat(flaws).anySatisfy(flaw -> assertThat(flaw.message()).startsWith("The view is wrong at"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void isNoExample(String text, String pointer, String expected) {
        var read = ExampleReader.read("x.json", text.replace('\'', '"'));

        assertThat(((ExampleReader.Result.Unreadable) read).flaws())
                .anySatisfy(flaw ->
                        assertThat(flaw.message() + " " + flaw.expected()).contains(expected));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("{", "", "no JSON"),
                Arguments.of("[]", "", "An example is an object"),
                Arguments.of("{'expected': 1}", "/function", "Say which function runs."),
                Arguments.of("{'function': 'f'}", "", "An example says what comes of it."),
                Arguments.of("{'function': 'f', 'expects': 1}", "/expects", "The key expects is not known here."),
                Arguments.of(
                        "{'function': 'f', 'host': {'now': 'today'}, 'expected': 1}", "/host/now", "This is no time."),
                Arguments.of(
                        "{'function': 'f', 'host': {'calls': [{'url': 'x'}]}, 'expected': 1}",
                        "/host/calls/0",
                        "an answer or a refusal"),
                Arguments.of("{'function': 'f', 'fails': {'reason': 'x'}}", "/fails/reason", "one of timeout"));
    }

    private List<Flaw> flaws(String code, String example) throws IOException {
        return flaws(code, "() => ({ block: 'stat', label: 'x' })", example);
    }

    private List<Flaw> flaws(String code, String card, String example) throws IOException {
        Files.writeString(folder.resolve("plugin.yaml"), """
            apiVersion: portolan.dev/v1
            id: examples
            publisher: acme
            version: 1.0.0
            title: Examples
            summary: Examples
            runtime: {kind: js, main: plugin.js}
            permissions: [egress: "https://a.test"]
            config: {version: 1, test: test}
            extensions:
              - {point: home.widget, id: card, title: Card, function: card}
            """);
        Files.writeString(folder.resolve("config.schema.json"), """
            {
              "type": "object",
              "properties": {
                "greeting": {"type": "string", "default": "Hello"},
                "token": {"type": "string", "x-secret": {"for": "https://a.test"}}
              },
              "if": {"properties": {"greeting": {"const": "Hello"}}},
              "then": {"properties": {"password": {"type": "string", "x-secret": {"for": "https://a.test"}}}}
            }
            """);
        Files.writeString(
                folder.resolve("plugin.js"), "export const test = " + code + ";\nexport const card = " + card + ";\n");
        var plugin = ((PluginPackage.Result.Accepted) PluginPackage.ofFolder(folder)).content();
        var read = (ExampleReader.Result.Read) ExampleReader.read("x.json", example.replace('\'', '"'));
        return RUNNER.run(plugin, read.example()).flaws();
    }
}
