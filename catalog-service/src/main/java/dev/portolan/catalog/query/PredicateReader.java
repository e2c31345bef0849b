package dev.portolan.catalog.query;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Texts;
import dev.portolan.kernel.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the predicate language of `query`.
public final class PredicateReader {
    private static final Set<String> LOGIC = Set.of("$all", "$any", "$not");
    private static final int DEEPEST = 50;
    private static final int LONGEST_SHOWN = 200;

    private final int most;
    private int count;

    private PredicateReader(int most) {
        this.most = most;
    }

    /// @param most conditions that are allowed
    /// @return empty when there is no query
    /// @throws ProblemException `invalid` where the query is not in the language
    public static Optional<Predicate> read(@Nullable JsonNode query, int most) {
        if (query == null) {
            return Optional.empty();
        }
        if (!query.isObject()) {
            throw invalid("Query must be an object");
        }
        return Optional.of(new PredicateReader(most).predicate(query, "", 0));
    }

    private Predicate predicate(JsonNode json, String at, int depth) {
        if (++count > most || depth > DEEPEST) {
            throw invalid("Invalid query: more than %d conditions, or nested deeper than %d".formatted(most, DEEPEST));
        }
        if (primitive(json)) {
            throw invalid(("Invalid filter predicate: top-level primitive values are not supported. Wrap the value in a"
                            + " field expression, e.g. { \"kind\": %s }")
                    .formatted(shown(json)));
        }
        if (!(json instanceof ObjectNode object)) {
            throw malformed(at);
        }
        var logic = object.propertyStream()
                .filter(field -> field.getKey().startsWith("$"))
                .findFirst();
        if (logic.isPresent()) {
            var key = logic.get().getKey();
            if (!LOGIC.contains(key) || object.size() != 1) {
                throw malformed(path(at, key));
            }
            return logic(key, object.get(key), path(at, key), depth);
        }
        var conditions = object.propertyStream()
                .map(field -> condition(field.getKey(), field.getValue(), path(at, field.getKey())))
                .toList();
        // No condition at all holds always, while an empty $all holds for no location.
        return switch (conditions.size()) {
            case 0 -> new Predicate.Not(new Predicate.Any(List.of()));
            case 1 -> conditions.getFirst();
            default -> new Predicate.All(conditions);
        };
    }

    private Predicate logic(String key, JsonNode value, String at, int depth) {
        if (key.equals("$not")) {
            return new Predicate.Not(predicate(value, at, depth + 1));
        }
        if (!value.isArray()) {
            throw malformed(at);
        }
        var parts = new ArrayList<Predicate>();
        value.forEach(part -> parts.add(predicate(part, at + "[" + parts.size() + "]", depth + 1)));
        return key.equals("$all") ? new Predicate.All(parts) : new Predicate.Any(parts);
    }

    private Predicate condition(String path, JsonNode value, String at) {
        count++;
        var key = lower(path);
        if (primitive(value)) {
            return new Predicate.In(key, List.of(lower(Texts.of(value))));
        }
        if (!(value instanceof ObjectNode object) || object.size() != 1) {
            throw malformed(at);
        }
        var operator = object.fieldNames().next();
        var operand = object.get(operator);
        return switch (operator) {
            case "$exists" -> {
                var exists = new Predicate.Exists(key);
                if (!operand.isBoolean()) {
                    throw malformed(path(at, operator));
                }
                yield operand.booleanValue() ? exists : new Predicate.Not(exists);
            }
            case "$in" -> new Predicate.In(key, primitives(operand, path(at, operator)));
            case "$hasPrefix" -> {
                if (!operand.isTextual()) {
                    throw malformed(path(at, operator));
                }
                yield new Predicate.Prefix(key, lower(operand.textValue()));
            }
            case "$contains" -> contains(key, operand, path(at, operator));
            default -> throw malformed(path(at, operator));
        };
    }

    private List<String> primitives(JsonNode values, String at) {
        if (!values.isArray() || !values.valueStream().allMatch(PredicateReader::primitive)) {
            throw malformed(at);
        }
        count += values.size();
        if (count > most) {
            throw invalid("Invalid query: more than %d conditions".formatted(most));
        }
        return values.valueStream().map(value -> lower(Texts.of(value))).toList();
    }

    private Predicate contains(String key, JsonNode operand, String at) {
        if (primitive(operand)) {
            return new Predicate.Contains(key, List.of(lower(Texts.of(operand))));
        }
        if (!(operand instanceof ObjectNode object)) {
            throw invalid("Unsupported $contains target for field \"%s\": %s".formatted(key, shown(operand)));
        }
        if (!key.equals("relations")) {
            throw invalid("Object form of $contains is not supported for field \"%s\"".formatted(key));
        }
        return relation(object, at);
    }

    private Predicate relation(ObjectNode object, String at) {
        @Nullable String type = null;
        @Nullable JsonNode target = null;
        for (var field : object.properties()) {
            switch (lower(field.getKey())) {
                case "type" -> {
                    refuse(type != null, field.getKey());
                    type = field.getValue().isTextual() ? field.getValue().textValue() : "";
                }
                case "targetref" -> {
                    refuse(target != null, field.getKey());
                    target = field.getValue();
                }
                default ->
                    throw invalid(("Unsupported key \"%s\" in $contains for \"relations\". Only \"type\" and"
                                    + " \"targetRef\" are supported")
                            .formatted(field.getKey()));
            }
        }
        if (type == null || type.isEmpty()) {
            throw invalid("The $contains operator for \"relations\" requires a \"type\" string property");
        }
        var path = "relations." + lower(type);
        return target == null ? new Predicate.Exists(path) : new Predicate.In(path, targets(target, at));
    }

    private static void refuse(boolean twice, String key) {
        if (twice) {
            throw invalid("Duplicate key \"%s\" in $contains for \"relations\"".formatted(key));
        }
    }

    private List<String> targets(JsonNode target, String at) {
        if (target.isTextual()) {
            return List.of(lower(target.textValue()));
        }
        var list = target.path("$in");
        if (target.size() != 1 || !list.isArray() || !list.valueStream().allMatch(JsonNode::isTextual)) {
            throw invalid(
                    ("Unsupported value in $contains for \"relations\": expected a string or { \"$in\": [strings] },"
                                    + " but got %s")
                            .formatted(shown(target)));
        }
        if (list.isEmpty()) {
            throw invalid("Empty \"$in\" array for $contains on \"relations\" is not allowed");
        }
        return primitives(list, at);
    }

    private static boolean primitive(JsonNode value) {
        return value.isTextual() || value.isNumber() || value.isBoolean();
    }

    private static String path(String at, String key) {
        return at.isEmpty() ? key : at + "." + key;
    }

    private static String shown(JsonNode value) {
        return Texts.shown(value.toString(), LONGEST_SHOWN);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static ProblemException malformed(String at) {
        return invalid("Invalid query: Validation error: Invalid at \"%s\"".formatted(Texts.shown(at, LONGEST_SHOWN)));
    }
}
