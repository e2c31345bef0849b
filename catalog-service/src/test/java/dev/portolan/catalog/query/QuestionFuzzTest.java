package dev.portolan.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.fuzz.Fuzz;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.query.PageCursor.Place;
import dev.portolan.catalog.query.PageCursor.Question;
import dev.portolan.catalog.query.PageCursor.TextFilter;
import dev.portolan.catalog.wire.JsonBody;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Whatever a client asks, it is understood or refused as invalid; nothing else comes out of the readers.
class QuestionFuzzTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST = 1_000;

    private static final List<String> PIECES = List.of(
            "=",
            ",",
            "==",
            " ",
            ".",
            "..",
            "[",
            "$",
            "$in",
            "metadata.tags",
            "\0",
            "\uD800",
            "%",
            "kind=api",
            "ſ",
            "İ",
            "\n",
            "a".repeat(1_000),
            ",a=b".repeat(600),
            "x,".repeat(3_000));
    private static final List<String> PATHS = List.of(
            "kind",
            "metadata.name",
            "relations",
            "Relations",
            "",
            "a.b",
            "$all",
            "$any",
            "$not",
            "$in",
            "$exists",
            "$contains",
            "$hasPrefix",
            "$bad",
            "type",
            "targetRef",
            "TYPE",
            "\0",
            "id",
            "target");

    @Test
    void filtersAreUnderstoodOrRefused() {
        Fuzz.run(random -> attempt(() -> {
            var filters = List.of(
                    Fuzz.mutate(random, "kind=component,spec.type=service,metadata.tags", PIECES, 6),
                    Fuzz.mutate(random, "relations.ownedBy=group:default/a", PIECES, 4));
            var query = FilterReader.read(filters).orElse(null);
            bounded(PredicateReader.read(query, MOST));
        }));
    }

    @Test
    void predicatesAreUnderstoodOrRefused() {
        Fuzz.run(random -> attempt(() -> {
            var json = json(random, 0);
            if (json instanceof ObjectNode) {
                bounded(PredicateReader.read(JsonBody.of(json).json(), MOST));
            }
            bounded(PredicateReader.read(json, MOST));
        }));
    }

    @Test
    void deepAndWidePredicatesAreRefused() {
        Fuzz.run(random -> {
            var json = "{\"$not\":".repeat(random.nextInt(900)) + "{\"a\":1}";
            json += "}".repeat(json.length() / 8);
            var wide = "{\"$any\":[" + "{\"a\":1},".repeat(random.nextInt(5_000)) + "{}]}";
            for (var text : List.of(json, wide)) {
                attempt(() -> {
                    try {
                        bounded(PredicateReader.read(MAPPER.readTree(text), MOST));
                    } catch (JsonProcessingException e) {
                        // what is no JSON does not come this far
                    }
                });
            }
        });
    }

    private static void bounded(Optional<Predicate> predicate) {
        predicate.ifPresent(it -> assertThat(conditions(it)).isLessThanOrEqualTo(2 * MOST));
    }

    private static int conditions(Predicate predicate) {
        return switch (predicate) {
            case Predicate.All(var parts) ->
                1 + parts.stream().mapToInt(QuestionFuzzTest::conditions).sum();
            case Predicate.Any(var parts) ->
                1 + parts.stream().mapToInt(QuestionFuzzTest::conditions).sum();
            case Predicate.Not(var part) -> 1 + conditions(part);
            case Predicate.Exists _, Predicate.Prefix _ -> 1;
            case Predicate.In in -> in.values().size();
            case Predicate.Contains contains -> contains.values().size();
        };
    }

    @Test
    void cursorsAreTurnedOrRefused() {
        Fuzz.run(random -> {
            var cursor = cursor(random);
            assertThat(PageCursor.decode(cursor.encode(), MOST)).isEqualTo(cursor);
            var json = new String(Base64.getDecoder().decode(cursor.encode()), StandardCharsets.UTF_8);
            var changed = Fuzz.mutate(random, json, JSON_PIECES, 3);
            attempt(() -> PageCursor.decode(
                    Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8)), MOST));
            attempt(() -> PageCursor.decode(Fuzz.mutate(random, cursor.encode(), PIECES, 3), MOST));
            attempt(() -> EntityListResource.Window.decode(Base64.getEncoder()
                    .encodeToString(Fuzz.mutate(random, "{\"limit\":5,\"offset\":10}", JSON_PIECES, 2)
                            .getBytes(StandardCharsets.UTF_8))));
        });
    }

    private static final List<String> JSON_PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "1e999",
            "-1",
            "99999999999",
            "\"\\u0000\"",
            "{}",
            "[]",
            "[[]]",
            "\"orderFieldValues\":{\"a\":1}",
            "\"query\":[]",
            "\"query\":{\"$bad\":1}",
            "\"fullTextFilter\":[]",
            "[".repeat(2_000));

    private static PageCursor cursor(RandomGenerator random) {
        var query = random.nextBoolean() ? null : JSON.objectNode().put("kind", "component");
        var order = random.nextBoolean()
                ? Optional.<Order>empty()
                : Optional.of(new Order("metadata.name", random.nextBoolean()));
        var text = random.nextBoolean()
                ? Optional.<TextFilter>empty()
                : Optional.of(new TextFilter("a\"b", List.of("metadata.title")));
        var value = order.isEmpty() ? null : "v\u20AC" + random.nextInt();
        return new PageCursor(
                new Question(PredicateReader.read(query, MOST), query, order, text),
                random.nextBoolean(),
                new Place(value, new UUID(random.nextLong(), random.nextLong())),
                new Place(value, new UUID(random.nextLong(), random.nextLong())),
                random.nextInt(1_000_000));
    }

    @Test
    void fieldsAreTakenOrRefused() throws JsonProcessingException {
        var entity = (ObjectNode) MAPPER.readTree(
                "{\"kind\":\"A\",\"metadata\":{\"name\":\"x\",\"annotations\":{\"a.b/c\":\"d\",\"\":\"e\"},\"tags\":[\"t\"]},"
                        + "\"a\":{\"b.c\":1,\"b\":{\"c\":2}}}");
        Fuzz.run(random -> attempt(() -> {
            var fields = Fuzz.mutate(random, "kind,metadata.annotations.a.b/c,metadata.tags,metadata,a.b.c", PIECES, 5);
            var whole = Projection.of(List.of(fields, ""));
            assertThat(entity.properties().stream().map(Map.Entry::getKey))
                    .containsAll(whole.apply(entity).properties().stream()
                            .map(Map.Entry::getKey)
                            .toList());
        }));
        assertThat(entity).hasToString(MAPPER.readTree(entity.toString()).toString());
    }

    private static JsonNode json(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 6 ? 6 : 10)) {
            case 0 -> JSON.textNode(Fuzz.oneOf(random, PATHS));
            case 1 -> JSON.numberNode(random.nextDouble());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.booleanNode(random.nextBoolean());
            case 4 -> JSON.nullNode();
            case 5, 6 -> {
                var array = JSON.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    array.add(json(random, depth + 1));
                }
                yield array;
            }
            default -> {
                var object = JSON.objectNode();
                for (var i = random.nextInt(3); i >= 0; i--) {
                    object.set(Fuzz.oneOf(random, PATHS), json(random, depth + 1));
                }
                yield object;
            }
        };
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            assertThat(e.type()).isEqualTo(Common.INVALID);
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000);
        }
    }
}
