package dev.portolan.plugins.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.packages.PackageSignature;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.publishers.Ed25519;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands of an author, as they are typed.
class PluginToolTest {
    @TempDir
    Path folder;

    static Stream<String> runtimes() {
        return Templates.runtimes().stream();
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void whatNewWritesIsInOrderAndPasses(String runtime) {
        var plugin = Typed.plugin(folder, "--runtime", runtime, "--publisher", "acme")
                .toString();

        assertThat(Typed.run("check", plugin)).as(runtime).satisfies(check -> {
            assertThat(check.exit()).as(check.output()).isZero();
            assertThat(check.output())
                    .contains("acme/runbooks@0.1.0 is in order")
                    .doesNotContain("warning");
        });
        assertThat(Typed.run("test", plugin))
                .satisfies(test -> assertThat(test.exit()).as(test.output()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "new", "check", "test", "key", "pack", "publish", "run"})
    void everyCommandAnswersHelpWithItsExitCodes(String command) {
        var help = command.isEmpty() ? Typed.run("--help") : Typed.run(command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.output()).contains("Usage: ./portolan plugin").contains("Exit codes:");
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void whatIsNotUnderstoodIsSaid(String[] words, String says) {
        var run = Typed.run(words);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output()).contains(says);
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                Arguments.of(new String[] {"chekc", "x"}, "chekc"),
                Arguments.of(new String[] {"check"}, "DIR"),
                Arguments.of(new String[] {"check", "x", "--fast"}, "--fast"),
                Arguments.of(new String[] {"publish", "x"}, "--to"),
                Arguments.of(new String[] {"new", "Not_A_Name"}, "Not_A_Name"),
                Arguments.of(new String[] {"new", "name", "--publisher", "-"}, "publisher"),
                Arguments.of(new String[] {"new", "name", "--runtime", "cobol"}, "there are"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatIsWrongIsSaidWithItsPlaceAndHowToMendIt(String file, String before, String after, String... says) {
        var plugin = Typed.plugin(folder);
        Typed.edit(plugin.resolve(file), before, after);

        var run = Typed.run("check", plugin.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains(says);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("plugin.yaml", "point: entity.card", "point: entity.crad", new String[] {
                    "plugin.yaml:17: error", "/extensions/0/point", "entity.card", "\"entity.crad\""
                }),
                Arguments.of("config.schema.json", "\"maxLength\": 300", "\"maxLenght\": 300", new String[] {
                    "config.schema.json:10: error", "maxLenght is not known here"
                }),
                Arguments.of("plugin.js", "export function test", "function test", new String[] {
                    "plugin.js: error (code)", "does not export", "exported functions test"
                }),
                Arguments.of("plugin.yaml", "refresh: 5m", "refresh: 5m\n    calls: [older]", new String[] {
                    "plugin.js: error (code)", "exported functions older"
                }),
                Arguments.of("plugin.js", "export function card(", "export function card((", new String[] {
                    "plugin.js:4: error (code)"
                }),
                Arguments.of("README.md", "Shows", "ghp_" + "0123456789abcdefghijABCDEFGHIJ456789", new String[] {
                    "README.md:3: error (secret)"
                }),
                Arguments.of(
                        "plugin.js", "// Each", "// \u202e Each", new String[] {"plugin.js:1: error (hidden-unicode)"
                        }));
    }

    @Test
    void testSaysAtWhichLineThePluginIsWrong() {
        var plugin = Typed.plugin(folder);
        Typed.edit(plugin.resolve("config.schema.json"), "\"maxLength\": 300", "\"maxLenght\": 300");

        var run = Typed.run("test", plugin.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("config.schema.json:10: error").contains("nothing was run");
    }

    @Test
    void aDifferenceIsShownAtTheLineOfTheExample() {
        var plugin = Typed.plugin(folder);
        Typed.edit(plugin.resolve("examples/card.json"), "\"value\": \"team-checkout\"", "\"value\": \"team-web\"");

        var run = Typed.run("test", plugin.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .contains("FAILED  examples/card.json")
                .contains("examples/card.json:18: The output differs at /expected/children/0/items/0/value.")
                .contains("expected  \"team-web\"")
                .contains("found     \"team-checkout\"")
                .contains("1 of 3 examples failed.");
    }

    @Test
    void whatTheCodeThrowsIsShownAtItsLine() {
        var plugin = Typed.plugin(folder);
        Typed.edit(
                plugin.resolve("plugin.js"), "  const { metadata, spec }", "  nobody();\n  const { metadata, spec }");

        var run = Typed.run("test", plugin.toString());

        assertThat(run.output()).contains("plugin.js:5: error: nobody is not defined");
    }

    @Test
    void whatADeclaredFunctionFailsOverIsShownAtItsLine() {
        var plugin = Typed.plugin(folder, "--runtime", "declarative");
        Typed.edit(
                plugin.resolve("functions.yaml"),
                "value: '=$boolean(input.entity.spec.owner)",
                "value: '=1 + input.entity.spec.owner");

        var run = Typed.run("test", plugin.toString(), "--only", "card.json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("functions.yaml:15: error: ");
    }

    @Test
    void budgetsAreThoseOfTheManifest() {
        var plugin = Typed.plugin(folder);
        Typed.edit(plugin.resolve("plugin.yaml"), "outputKiB: 64", "outputKiB: 1");
        Typed.edit(plugin.resolve("plugin.js"), "title: metadata.title ||", "title: 'x'.repeat(2000) ||");

        var run = Typed.run("test", plugin.toString(), "--only", "card.json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("output: The answer has").contains("1 of 1 example failed.");
    }

    @Test
    void aPackageHoldsWhatBelongsIntoItAndIsSigned() throws IOException {
        var plugin = Typed.plugin(folder);
        Files.writeString(plugin.resolve(".env"), "x");
        Files.createDirectories(plugin.resolve("src"));
        Files.writeString(plugin.resolve("src/notes.txt"), "x");
        var key = folder.resolve("keys/publisher.pem");
        var zip = folder.resolve("out.zip");
        var made = Typed.run("key", key.toString());

        var packed = Typed.run("pack", plugin.toString(), "-o", zip.toString(), "--key", key.toString());

        assertThat(packed.exit()).as(packed.output()).isZero();
        var files = ((PluginPackage.Result.Accepted) PluginPackage.ofZip(Files.readAllBytes(zip)))
                .content()
                .files();
        assertThat(files.paths())
                .containsExactly(
                        "CHANGELOG.md",
                        "README.md",
                        "SIGNATURE",
                        "config.schema.json",
                        "i18n/de.json",
                        "icon.svg",
                        "plugin.js",
                        "plugin.yaml");
        var publicKey = Ed25519.parse(SigningKey.read(key).publicKey()).orElseThrow();
        assertThat(PackageSignature.verify(files, publicKey)).isTrue();
        assertThat(made.output()).contains(Ed25519.fingerprint(publicKey));
    }

    @Test
    void aKeyIsReadableByItsOwnerOnlyAndNeverReplaced() throws IOException {
        var key = folder.resolve("publisher.pem");
        var first = Typed.run("key", key.toString());

        var again = Typed.run("key", key.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(again.exit()).isZero();
        assertThat(first.output()).endsWith(again.output());
        assertThat(first.output()).doesNotContain(Files.readAllLines(key).get(1));
    }

    @Test
    void whatIsNotInOrderIsNotSent() throws IOException {
        var plugin = Typed.plugin(folder);
        Typed.edit(plugin.resolve("plugin.js"), "export function test", "function test");
        var key = folder.resolve("publisher.pem");
        var token = Files.writeString(folder.resolve("token"), "ptp_secret");
        assertThat(Typed.run("key", key.toString()).exit()).isZero();

        var run = Typed.run(
                "publish",
                plugin.toString(),
                "--to",
                "http://localhost:1",
                "--token-file",
                token.toString(),
                "--key",
                key.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("Nothing was sent").doesNotContain("ptp_secret");
    }

    @Test
    void aPortalThatDoesNotAnswerIsNamed() throws IOException {
        var plugin = Typed.plugin(folder);
        var key = folder.resolve("publisher.pem");
        var token = Files.writeString(folder.resolve("token"), "ptp_secret");
        assertThat(Typed.run("key", key.toString()).exit()).isZero();
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        var run = Typed.run(
                "publish",
                plugin.toString(),
                "--to",
                "http://localhost:" + free,
                "--token-file",
                token.toString(),
                "--key",
                key.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .contains("nobody answers at http://localhost:" + free)
                .doesNotContain("ptp_secret");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        var run = Typed.run(
                "pack",
                Typed.plugin(folder).toString(),
                "--key",
                folder.resolve("none.pem").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("none.pem is not there.");
    }
}
