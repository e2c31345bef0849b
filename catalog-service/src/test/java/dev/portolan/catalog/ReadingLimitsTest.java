package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is too much is told in words; the rest goes on, and nothing that was there is lost.
@QuarkusTest
@TestProfile(ReadingLimitsTest.Small.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class ReadingLimitsTest {
    private static final String A = Yaml.component("a");
    private static final String EXTRA =
            "---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: x\n";

    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    /// @param name which limit
    /// @param file what the file of `a` becomes
    /// @param message a part of what is told about it
    /// @param expected what is told to be in order; empty where the message says it
    /// @param mend a part of what is told to do
    record Case(String name, String file, String message, String expected, String mend) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> tooMuch() {
        return Stream.of(
                new Case(
                        "bytes of a file",
                        A + "#".repeat(9000),
                        "the answer is larger than 8,192 bytes",
                        "",
                        "Spread the entities over several files"),
                new Case(
                        "documents",
                        A + "---\n"
                                + Stream.of("d1", "d2", "d3", "d4")
                                        .map(Yaml::component)
                                        .collect(Collectors.joining("---\n")),
                        "The file has 5 documents; only the first 4 are read.",
                        "at most 4 documents in one file",
                        "Spread the entities over several files."),
                new Case(
                        "bytes of an entity",
                        A + "---\n" + Yaml.component("big", "  more: " + "x".repeat(3000) + "\n"),
                        "bytes with everything that it substitutes; one may have 2,048.",
                        "at most 2,048 bytes in one entity",
                        "Make it smaller"),
                new Case(
                        "bytes of an entity by what it substitutes",
                        A + "---\n" + Yaml.component("big", "  more: {$text: ./big.txt}\n"),
                        "The entity grows to more than 2,048 bytes by what it substitutes.",
                        "at most 2,048 bytes in one entity",
                        "Make it smaller"),
                new Case(
                        "values",
                        A + EXTRA + "spec: [" + "1,".repeat(300) + "1]\n",
                        "YAML error: more than 200 values, aliases included",
                        "at most 200 values in one document",
                        "Make this document smaller or simpler"),
                new Case(
                        "depth",
                        A + EXTRA + "spec: " + "[".repeat(20) + "]".repeat(20) + "\n",
                        "YAML error: nested deeper than 10 levels",
                        "at most 10 levels",
                        "Make this document smaller or simpler"),
                new Case(
                        "aliases",
                        A + EXTRA + "spec:\n  a: &a {x: 1}\n  b: [*a, *a, *a, *a, *a, *a]\n",
                        "YAML error: more than 5 uses of aliases",
                        "at most 5 uses of aliases",
                        "Make this document smaller or simpler"),
                new Case(
                        "characters by aliases",
                        A + EXTRA + "spec:\n  a: &a " + "x".repeat(1500) + "\n  b: [*a, *a, *a, *a, *a, *a]\n",
                        "YAML error: more than 8192 characters, aliases included",
                        "at most 8192 characters in one document",
                        "Make this document smaller or simpler"),
                new Case(
                        "length of a reference",
                        A + "---\n" + Yaml.component("long", "  system: " + "s".repeat(600) + "\n"),
                        "A reference has 615 characters; one may have 500.",
                        "at most 500 characters in a reference",
                        "Make it smaller"),
                new Case(
                        "redirects",
                        "!hops 3\n" + A,
                        "it redirects more than 2 times",
                        "",
                        "Register the address that the redirects lead to."),
                new Case(
                        "time of a fetch",
                        "!delay 4000\n" + A,
                        "no whole answer within 3 s",
                        "",
                        "asked again by itself"),
                new Case(
                        "Location entities in a row",
                        A + "---\n" + Yaml.location("deep", "./deep1.yaml"),
                        "Location entities lead deeper than 2 files; 1 files further down were not read.",
                        "",
                        "Let the registered file name the files directly."),
                new Case(
                        "NUL characters",
                        A + EXTRA + "spec:\n  a: \"\\0\"\n",
                        "YAML error: a NUL character, which no text has",
                        "",
                        "Correct the YAML of this document"));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void tooMuchIsToldAndTheRestGoesOn(Case tooMuch) {
        folder.put("a.yaml", A);
        folder.put("b.yaml", Yaml.component("b"));
        folder.put("big.txt", "x".repeat(3000));
        folder.put("deep1.yaml", Yaml.location("deep1", "./deep2.yaml"));
        folder.put("deep2.yaml", Yaml.component("deep2"));
        var id = catalog.register(folder.put("root.yaml", Yaml.location("root", "./a.yaml", "./b.yaml")));
        assertThat(catalog.source(id).<String>path("state")).isEqualTo("ok");

        folder.put("a.yaml", tooMuch.file());
        folder.put("b.yaml", Yaml.component("b").replace("team-a", "team-b"));
        catalog.refresh(id, "location:default/root");

        var source = catalog.source(id);
        assertThat(source.<List<String>>path("errors.message"))
                .singleElement()
                .asString()
                .contains(tooMuch.message());
        assertThat(source.<List<String>>path("errors.mend"))
                .singleElement()
                .asString()
                .contains(tooMuch.mend());
        if (!tooMuch.expected().isEmpty()) {
            assertThat(source.<List<String>>path("errors.expected")).containsExactly(tooMuch.expected());
        }
        stays("a", "team-a");
        stays("b", "team-b");
    }

    @Test
    void tooManyFilesAreToldAndNothingIsLost() {
        var names = IntStream.range(0, 5).mapToObj(i -> "c" + i).toList();
        names.forEach(name -> folder.put(name + ".yaml", Yaml.component(name)));
        var id = catalog.register(folder.put("root.yaml", root(names)));

        folder.put(
                "root.yaml",
                root(IntStream.range(0, 12).mapToObj(i -> "c" + (11 - i)).toList()));
        IntStream.range(5, 12).forEach(i -> folder.put("c" + i + ".yaml", Yaml.component("c" + i)));
        catalog.refresh(id, "location:default/root");

        List<String> messages = catalog.source(id).path("errors.message");
        assertThat(messages).hasSize(3).containsOnly("Unable to read url: the location leads to more than 10 files.");
        assertThat(catalog.source(id).<List<String>>path("errors.mend"))
                .containsOnly("Spread the files over several locations, 10 for each at most.");
        names.forEach(name -> stays(name, "team-a"));
    }

    @Test
    void tooManyBytesTogetherAreToldAndNothingIsLost() {
        var names = List.of("c0", "c1", "c2", "c3");
        names.forEach(name -> folder.put(name + ".yaml", Yaml.component(name)));
        var id = catalog.register(folder.put("root.yaml", root(names)));

        names.forEach(name -> folder.put(name + ".yaml", Yaml.component(name) + "#" + "x".repeat(7000)));
        catalog.refresh(id, "location:default/root");

        assertThat(catalog.source(id).<List<String>>path("errors.message"))
                .isNotEmpty()
                .containsOnly("Unable to read url: the files of the location have more than 20,000 bytes together.");
        names.forEach(name -> stays(name, "team-a"));
    }

    @Test
    void tooMuchTimeIsToldAndNothingIsLost() {
        var names = IntStream.range(0, 9).mapToObj(i -> "c" + i).toList();
        names.forEach(name -> folder.put(name + ".yaml", Yaml.component(name)));
        var id = catalog.register(folder.put("root.yaml", root(names)));

        names.forEach(name -> folder.put(name + ".yaml", "!delay 1000\n" + Yaml.component(name)));
        catalog.refresh(id, "location:default/root");

        assertThat(catalog.source(id).<List<String>>path("errors.message"))
                .isNotEmpty()
                .containsOnly("Unable to read url: the location took longer than 6 s.");
        assertThat(catalog.source(id).<List<String>>path("errors.mend").getFirst())
                .startsWith("Spread the files over several locations");
        names.forEach(name -> stays(name, "team-a"));
    }

    @Test
    void aPreviewThatTakesTooLongSaysWhatToDoInstead() {
        var names = List.of("c0", "c1", "c2");
        names.forEach(name -> folder.put(name + ".yaml", "!delay 700\n" + Yaml.component(name)));

        catalog.sources()
                .body(Map.of("kind", "url", "target", folder.put("root.yaml", root(names))))
                .post("/preview")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://portolan.dev/problems/invalid"))
                .body(
                        "detail",
                        startsWith(
                                "The source was not read within 1 s, which is as long as a preview may take. Register"
                                        + " it without one"));
    }

    @Test
    void aLongPreviewIsCountedWhole() {
        catalog.sources()
                .body(Map.of(
                        "kind",
                        "upload",
                        "name",
                        "four.yaml",
                        "content",
                        Stream.of("d1", "d2", "d3", "d4").map(Yaml::component).collect(Collectors.joining("---\n"))))
                .post("/preview")
                .then()
                .statusCode(200)
                .body("entities.name", contains("d1", "d2", "d3"))
                .body("counts.new", equalTo(4));
    }

    private static String root(List<String> names) {
        return Yaml.location(
                "root", names.stream().map(name -> "./" + name + ".yaml").toArray(String[]::new));
    }

    private void stays(String name, String owner) {
        catalog.request()
                .get("/entities/by-name/component/default/" + name)
                .then()
                .statusCode(200)
                .body("spec.owner", equalTo(owner))
                .body("metadata.annotations.'backstage.io/orphan'", nullValue());
    }

    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("portolan.catalog.reading.max-file-bytes", "8192"),
                    Map.entry("portolan.catalog.reading.max-entity-bytes", "2048"),
                    Map.entry("portolan.catalog.reading.max-documents", "4"),
                    Map.entry("portolan.catalog.reading.max-nodes", "200"),
                    Map.entry("portolan.catalog.reading.max-depth", "10"),
                    Map.entry("portolan.catalog.reading.max-aliases", "5"),
                    Map.entry("portolan.catalog.reading.max-files", "10"),
                    Map.entry("portolan.catalog.reading.max-total-bytes", "20000"),
                    Map.entry("portolan.catalog.reading.max-location-depth", "2"),
                    Map.entry("portolan.catalog.reading.max-redirects", "2"),
                    Map.entry("portolan.catalog.reading.parallel-fetches", "1"),
                    Map.entry("portolan.catalog.reading.max-time", "6s"),
                    Map.entry("portolan.catalog.reading.fetch-timeout", "3s"),
                    Map.entry("portolan.catalog.preview.timeout", "1s"),
                    Map.entry("portolan.catalog.preview.max-entities", "3"));
        }
    }
}
