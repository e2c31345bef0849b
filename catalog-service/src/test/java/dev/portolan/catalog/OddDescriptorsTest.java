package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Descriptors that nobody writes by hand: each is refused in a sentence, and its neighbour is there all the same.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class OddDescriptorsTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    record Odd(String name, String document, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Odd> odd() {
        return List.of(
                new Odd("NUL in a text", component("odd", "\"a\\0b\""), "a NUL character"),
                new Odd("NUL in a key", "\"a\\0b\": c\n" + component("odd", "b"), "with a NUL or half a character"),
                new Odd("half a character", component("odd", "\"\\ud800\""), "without halves of characters"),
                new Odd("bell", component("odd", "\u0007"), "the character U+0007 cannot stand in YAML"),
                new Odd("long name", component(noise(20_000), "b"), "\"metadata.name\" is not valid"),
                new Odd("long owner", component("odd", noise(20_000)), "characters; one may have 500"),
                new Odd(
                        "long kind",
                        Yaml.component("odd").replace("Component", noise(20_000)),
                        "\"kind\" is not valid"),
                new Odd(
                        "long key",
                        component("odd", "b") + "  ? " + noise(2_000) + "\n  : v\n",
                        "a key longer than 1024"),
                new Odd(
                        "text by aliases",
                        "a: &a " + noise(100_000) + "\nb: [" + "*a,".repeat(60) + "]\n" + component("odd", "b"),
                        "more than 5242880 characters, aliases included"),
                new Odd(
                        "many faults",
                        component("odd", "b")
                                .replace("metadata:\n", "metadata:\n  tags: [" + "A b,".repeat(5_000) + "]\n"),
                        "\"tags.0\" is not valid"));
    }

    private static String component(String name, String owner) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: %s
                spec:
                  type: service
                  lifecycle: production
                  owner: %s
                """.formatted(name, owner);
    }

    // Nothing that a database could press together.
    private static String noise(int length) {
        return new Random(length)
                .ints(length, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("odd")
    void isRefusedInASentenceWithoutHarmToOthers(Odd odd) {
        var id = catalog.register(folder.put("odd.yaml", odd.document() + "---\n" + Yaml.component("fine")));

        var errors = (List<String>) catalog.source(id).path("errors.message");
        assertThat(errors)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message).hasSizeLessThan(3_000));
        assertThat(errors.getFirst()).contains(odd.message());
        assertThat((List<Integer>) catalog.source(id).path("errors.line")).doesNotContainNull();
        catalog.request()
                .queryParam("filter", "kind=component")
                .get("/entities")
                .then()
                .body("metadata.name", equalTo(List.of("fine")));
    }

    @Test
    void whatIsPutInFromOtherFilesHasAnEnd() {
        folder.put("big.txt", "x".repeat(1_000_000));
        var id = catalog.register(folder.put(
                "big.yaml",
                component("big", "b")
                        + IntStream.range(0, 20)
                                .mapToObj(i -> "  t%d: {$text: ./big.txt}\n".formatted(i))
                                .collect(Collectors.joining())));

        assertThat((List<String>) catalog.source(id).path("errors.message"))
                .first()
                .asString()
                .contains("by what it substitutes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JavaScript:x",
                "java\\tscript:x",
                "\\u0001javascript:x",
                "j\\na\\rvascript:x"
            })
    void scriptsAreTakenOutOfLinks(String url) {
        catalog.register(folder.put(
                "script.yaml",
                Yaml.component("script")
                        .replace("spec:", "  annotations: {backstage.io/view-url: \"%s\"}\nspec:".formatted(url))));

        catalog.request()
                .get("/entities/by-name/component/default/script")
                .then()
                .body(
                        "metadata.annotations.'backstage.io/view-url'",
                        equalTo("https://backstage.io/annotation-rejected-for-security-reasons"));
    }
}
