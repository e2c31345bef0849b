package dev.portolan.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.fuzz.Fuzz;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.RelationRules;
import dev.portolan.catalog.model.SearchTerm;
import dev.portolan.catalog.model.Texts;
import dev.portolan.catalog.reading.YamlParser.Outcome;
import dev.portolan.catalog.validation.EntityRules;
import dev.portolan.catalog.validation.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whatever a descriptor file holds, each document of it is taken, or refused in a sentence with a line.
class DescriptorFuzzTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final URI BASE = URI.create("https://example.com/a/catalog-info.yaml");
    private static final int LONGEST_MESSAGE = 2_100;

    private static final List<String> FILES = List.of("""
            # yaml-language-server: $schema=https://json.schemastore.org/catalog-info.json
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: web
              title: "The \\"Web\\" \\u00e9"
              description: |
                Several lines,
                 one of them further in.
              labels: {tier: "1", example.com/a: b}
              annotations:
                github.com/project-slug: acme/web
                backstage.io/view-url: javascript:alert(1)
              tags: [java, web]
              links:
                - {url: https://example.com/a b, title: A, icon: dashboard}
            spec:
              type: service
              lifecycle: production
              owner: group:default/team-a
              dependsOn: [resource:db, "component:other/x"]
              numbers: [1, 0x1f, 1.5, 1e3, .inf, 0o17, 1_000, 2020-01-01, yes, ~]
            """, """
            ---
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata: {name: api, namespace: other}
            spec: {type: openapi, lifecycle: production, owner: user:bob, definition: {$text: ./openapi.yaml}}
            ---
            apiVersion: scaffolder.backstage.io/v1beta3
            kind: Template
            metadata: {name: new-service}
            spec:
              type: service
              parameters: {$yaml: ./parameters.yaml}
              steps:
                - &step {id: a, action: fetch:template, input: {url: ./skeleton, values: {name: '${{ parameters.name }}'}}}
                - *step
              more: {$json: parameters.json}
            ...
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: {name: team-a}
            spec: {type: team, children: [], members: [bob], profile: {displayName: A, email: a@example.com}}
            """, "a: &a\n  - *a\n  - {? [x, y] : z, <<: *a}\n", """
            {"apiVersion": "backstage.io/v1alpha1", "kind": "Location", "metadata": {"name": "all"},
             "spec": {"targets": ["./a.yaml", "../b.yaml", "https://example.org/c.yaml"], "presence": "optional"}}
            """);

    private static final List<String> PIECES = pieces();

    private final YamlParser parser = new YamlParser(Settings.defaults());

    private static List<String> pieces() {
        var pieces = new ArrayList<>(List.of(
                "&a ",
                "*a",
                "*b ",
                "!!binary ",
                "!!float ",
                "!<tag:example.com,2000:x> ",
                "!!java.net.URL [a]",
                "<<: *a\n",
                "? ",
                "- ",
                ": ",
                ":",
                "\t",
                "\0",
                "\"\\0\"",
                "\"\\ud800\"",
                "\uFEFF",
                "\uD800",
                "\uDC00",
                "\u0085",
                "\u2028",
                "\u0007",
                "---\n",
                "\n--- ",
                "...\n",
                "%YAML 1.1\n",
                "%TAG ! tag:x,2000:\n",
                "{",
                "[",
                "}",
                "]",
                "\"",
                "'",
                "|\n",
                ">-\n",
                "|9\n",
                "#",
                "\r",
                "\r\n",
                "\n",
                "@",
                "`",
                "0x",
                "1e999",
                "-.inf",
                "null",
                "'': ",
                "$text: a",
                "{$text: ./openapi.yaml}",
                "{$json: parameters.json}",
                "{$yaml: ./parameters.yaml}",
                "$json: {}",
                "metadata: ",
                "spec: []\n",
                "name: [a]\n",
                "namespace: 1\n",
                "\\x",
                "\\U00110000"));
        pieces.add("9".repeat(300));
        pieces.add("a".repeat(100_000));
        pieces.add("x ".repeat(20_000));
        pieces.add("[".repeat(3_000));
        pieces.add("{a: ".repeat(1_000));
        pieces.add("- ".repeat(2_000));
        pieces.add("? ".repeat(2_000));
        pieces.add("!!x ".repeat(500));
        pieces.add("\n".repeat(5_000));
        pieces.add(IntStream.range(0, 300)
                .mapToObj(i -> "k%d: &k%d v\n".formatted(i, i))
                .collect(Collectors.joining()));
        pieces.add("b: &b " + "z".repeat(50_000) + "\nc: [" + "*b, ".repeat(2_000) + "]\n");
        pieces.add("? " + "k".repeat(5_000) + "\n: v\n");
        pieces.add(IntStream.range(0, 200).mapToObj(i -> " ".repeat(i) + "d:\n").collect(Collectors.joining()));
        return pieces;
    }

    @Test
    void everyDocumentIsTakenOrRefusedInASentence() {
        Fuzz.run(random -> {
            var text = Fuzz.mutate(random, Fuzz.oneOf(random, FILES), PIECES, 8);
            // Unicode's own line ends are some to the parser, too.
            var lines = text.split("\\R", -1).length;
            for (var document : YamlDocument.split(text)) {
                switch (parser.parse(document)) {
                    case Outcome.Broken broken -> {
                        assertThat(broken.line()).isBetween(1, lines + 1);
                        assertThat(broken.message()).startsWith("YAML error: ").hasSizeLessThan(LONGEST_MESSAGE);
                        assertThat(Texts.storable(broken.message())).isTrue();
                    }
                    case Outcome.Parsed parsed -> {
                        assertThat(parsed.lines().values()).allMatch(line -> line >= 1 && line <= lines + 1);
                        entity(parsed.json(), random);
                    }
                }
            }
        });
    }

    private void entity(JsonNode json, RandomGenerator random) {
        var envelope = EntityRules.envelope(json);
        tell(envelope);
        if (!envelope.isEmpty()) {
            return;
        }
        Entity entity;
        try {
            entity = new Entity((ObjectNode) substitutions(random).apply(json));
        } catch (Substitutions.Failure e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        RelationRules.sortReferences(entity);
        var faults = EntityRules.check(entity);
        tell(faults);
        if (faults.isEmpty()) {
            found(entity);
        }
    }

    private static void tell(List<Fault> faults) {
        assertThat(faults).hasSizeLessThanOrEqualTo(100).allSatisfy(fault -> {
            assertThat(fault.message()).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
            assertThat(Texts.storable(fault.message() + fault.found() + fault.pointer()))
                    .isTrue();
        });
    }

    private static void found(Entity entity) {
        try {
            RelationRules.of(entity)
                    .forEach(relation -> assertThat(Texts.storable(relation.source() + relation.target()))
                            .isTrue());
            SearchTerm.of(entity)
                    .forEach(term -> assertThat(Texts.storable(term.key() + term.value()))
                            .isTrue());
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(entity.json())))
                    .hasToString(entity.json().toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Substitutions substitutions(RandomGenerator random) {
        var limits = Settings.defaults().reading();
        Fetch.Fetcher fetcher = (url, etag, sameOrigin) -> switch (random.nextInt(5)) {
            case 0 -> new Fetch.Missing("there is no such file");
            case 1 -> new Fetch.Failed("no answer");
            default ->
                new Fetch.Content(
                        Fuzz.mutate(random, "{\"a\": [1, {\"b\": \"\\u0000\"}], \"c\": null}", PIECES, 3)
                                .getBytes(StandardCharsets.UTF_8),
                        null);
        };
        return new Substitutions(new SourceFiles(fetcher, limits, url -> null), parser, BASE);
    }

    @Test
    void addressesAreReadOrRefusedInASentence() {
        var addresses = List.of(
                "https://example.com/a/b.yaml",
                "./c.yaml",
                "../../d.yaml?x=y#z",
                "http://user:secret@[::1]:8080/e",
                "a/b");
        var pieces = List.of(
                "://",
                ":",
                "//",
                "/",
                "?",
                "#",
                "@",
                "[",
                "]",
                "%",
                "%zz",
                "%00",
                " ",
                "\n",
                "\0",
                "\\",
                "é",
                "\uD800",
                "..",
                "javascript:",
                "data:",
                "file:",
                "http:",
                "999999999",
                "-",
                "_",
                "{",
                "a".repeat(3_000));
        Fuzz.run(random -> {
            var text = Fuzz.mutate(random, Fuzz.oneOf(random, addresses), pieces, 5);
            try {
                var url = random.nextBoolean() ? Urls.absolute(text) : Urls.resolve(BASE, text);
                assertThat(url.getScheme()).containsPattern("(?i)^https?$");
                assertThat(url.getHost()).isNotBlank();
                assertThat(Urls.absolute(url.toString())).isEqualTo(url);
                var told = URI.create(Urls.told(url.toString()));
                assertThat(told.getRawUserInfo()).isNull();
                assertThat(told.getRawQuery()).isNull();
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank().endsWith(".");
            }
        });
    }
}
