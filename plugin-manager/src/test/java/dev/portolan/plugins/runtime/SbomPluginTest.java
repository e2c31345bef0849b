package dev.portolan.plugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.examples.ExampleReader;
import dev.portolan.plugins.examples.ExampleRunner;
import dev.portolan.plugins.packages.PluginPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The plugin that is WebAssembly, with documents that are large, broken or made up: what its examples cannot hold.
class SbomPluginTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FOLDER = Path.of("../plugins/sbom");
    private static final int LARGEST = 1 << 20;
    private static final ExampleRunner RUNNER = new ExampleRunner(Duration.ofSeconds(20));
    private static final PluginPackage PLUGIN =
            ((PluginPackage.Result.Accepted) PluginPackage.ofFolder(FOLDER)).content();

    @AfterAll
    static void close() {
        RUNNER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "tab", "licences", "findings"})
    void aDocumentOfAMegabyteIsReadWithinItsBudgets(String function) throws IOException {
        var body = large();
        assertThat(body.length()).isBetween(LARGEST * 9 / 10, LARGEST);

        var said = said(function, body);

        assertThat(said).doesNotContain("memory:", "timeout:", "error:");
    }

    @Test
    void aDeeplyNestedDocumentIsNoneAndNoHarm() throws IOException {
        var body = "[".repeat(200_000);

        assertThat(said("card", body)).contains("This is no bill of materials");
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDocumentThatWasMangledIsReadOrToldAndNeverFails(int seed) throws IOException {
        var example = JSON.readTree(FOLDER.resolve("examples/card.json").toFile());
        var body = example.at("/host/calls/0/answer/body").asText();

        assertThat(said("tab", mangled(body, new Random(seed)))).doesNotContain("error:", "memory:", "timeout:");
    }

    private static String mangled(String body, Random random) {
        var text = new StringBuilder(body);
        for (var i = 0; i < 8; i++) {
            var at = random.nextInt(text.length());
            var odd = "{}[]\",:\\u0e-1tfn \uD83D".charAt(random.nextInt(18));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, odd);
                case 1 -> text.insert(at, odd);
                default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
            }
        }
        return text.toString();
    }

    private static String large() {
        var document = JSON.createObjectNode().put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        var components = document.putArray("components");
        var findings = document.putArray("vulnerabilities");
        for (var i = 0; i < 4_450; i++) {
            var component = components
                    .addObject()
                    .put("type", "library")
                    .put("bom-ref", "ref-" + i)
                    .put("name", "part-" + i)
                    .put("version", "1." + i)
                    .put("purl", "pkg:npm/part-" + i + "@1." + i)
                    .put("description", "What it is for, in \"words\" with escapes: \n\u00fc.");
            component.putArray("licenses").addObject().putObject("license").put("id", "Licence-" + i % 50);
            if (i % 20 == 0) {
                var finding = findings.addObject().put("id", "CVE-2026-" + i);
                finding.putArray("ratings").addObject().put("severity", "high");
                finding.putArray("affects").addObject().put("ref", "ref-" + i);
            }
        }
        return document.toString();
    }

    /// What differs from an empty answer, or what the call failed with.
    private static String said(String function, String body) throws IOException {
        var example = (ObjectNode) JSON.readTree(Files.readString(FOLDER.resolve("examples/card.json")));
        example.put("function", function);
        ((ObjectNode) example.at("/host/calls/0/answer")).put("body", body);
        example.putObject("expected");
        var read = (ExampleReader.Result.Read) ExampleReader.read("x.json", example.toString());
        return RUNNER.run(PLUGIN, read.example()).flaws().toString();
    }
}
