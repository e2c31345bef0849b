package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.schema.Field.Choice;
import dev.portolan.plugins.schema.Field.Constant;
import dev.portolan.plugins.schema.Field.Flag;
import dev.portolan.plugins.schema.Field.Group;
import dev.portolan.plugins.schema.Field.Part;
import dev.portolan.plugins.schema.Field.Sequence;
import dev.portolan.plugins.schema.Field.Text;
import dev.portolan.plugins.schema.Field.Variants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Checks one configuration against a schema, in words for the admin who fills in the form.
///
/// Not a general JSON Schema validator: those know alternatives only as "matches none of these", and the dialect is
/// small. A test holds the two against each other.
final class SchemaValidator {
    private static final int MOST = 100;
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_TEXT = 65_536;

    private final List<Violation> violations = new ArrayList<>();

    static List<Violation> validate(Group root, JsonNode configuration) {
        var validator = new SchemaValidator();
        validator.check(root, configuration, JsonPointer.empty());
        return List.copyOf(validator.violations);
    }

    /// Checks one setting alone.
    static List<Violation> check(Field field, JsonNode value) {
        var validator = new SchemaValidator();
        validator.check(field, value, JsonPointer.empty());
        return List.copyOf(validator.violations);
    }

    private void check(Field field, JsonNode value, JsonPointer at) {
        switch (field) {
            case Group group -> group(group, value, at);
            case Variants variants -> variants(variants, value, at);
            case Sequence sequence -> sequence(sequence, value, at);
            case Text text -> text(text, value, at);
            case Field.Number number -> number(number, value, at);
            case Flag _ -> require(value.isBoolean(), at, "must be true or false");
            case Choice choice ->
                require(
                        choice.options().stream().anyMatch(option -> same(option.value(), value)),
                        at,
                        "must be one of " + words(choice.options()));
            case Constant constant ->
                require(
                        same(constant.value(), value),
                        at,
                        "must be " + constant.value().asText());
        }
    }

    private void group(Group group, JsonNode value, JsonPointer at) {
        if (!value.isObject()) {
            require(false, at, "must be an object");
            return;
        }
        var known = new HashSet<String>();
        part(group.always(), value, at, known);
        for (var condition : group.conditions()) {
            part(condition.part(value), value, at, known);
        }
        value.fieldNames()
                .forEachRemaining(name ->
                        require(known.contains(name), at.appendProperty(name), "is not a setting of this plugin"));
    }

    private void part(Part part, JsonNode value, JsonPointer at, HashSet<String> known) {
        known.addAll(part.properties().keySet());
        part.properties().forEach((name, field) -> {
            if (value.has(name)) {
                check(field, value.get(name), at.appendProperty(name));
            }
        });
        for (var name : part.required()) {
            require(value.has(name) && !unset(value.get(name)), at.appendProperty(name), "is required");
        }
    }

    private static boolean unset(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && value.path("set").isBoolean()
                && !value.path("set").booleanValue();
    }

    private void variants(Variants variants, JsonNode value, JsonPointer at) {
        var branch =
                variants.branches().get(value.path(variants.discriminator()).asText());
        if (branch == null) {
            require(
                    false,
                    at.appendProperty(variants.discriminator()),
                    "must be one of " + String.join(", ", variants.branches().keySet()));
        } else {
            group(branch, value, at);
        }
    }

    private void sequence(Sequence sequence, JsonNode value, JsonPointer at) {
        if (!value.isArray()) {
            require(false, at, "must be a list");
            return;
        }
        if (value.size() > MOST_ENTRIES) {
            require(false, at, "must have at most %,d entries".formatted(MOST_ENTRIES));
            return;
        }
        require(sequence.length().admits(value.size()), at, "must have " + bounds(sequence.length(), "entries"));
        var seen = new HashSet<JsonNode>();
        for (var i = 0; i < value.size(); i++) {
            check(sequence.items(), value.get(i), at.appendIndex(i));
            require(!sequence.unique() || seen.add(value.get(i)), at.appendIndex(i), "stands in the list twice");
        }
    }

    private void text(Text text, JsonNode value, JsonPointer at) {
        if (text.secret() != null
                && value.isObject()
                && value.size() == 1
                && value.path("set").isBoolean()) {
            return;
        }
        if (!value.isTextual()) {
            require(false, at, "must be a text");
            return;
        }
        var content = value.textValue();
        if (content.length() > LONGEST_TEXT) {
            require(false, at, "must have at most %,d characters".formatted(LONGEST_TEXT));
            return;
        }
        require(
                text.length().admits(content.codePointCount(0, content.length())),
                at,
                "must have " + bounds(text.length(), "characters"));
        var pattern = text.pattern();
        if (pattern != null) {
            require(pattern.matcher(content).find(), at, "must match " + pattern.pattern());
        }
        var format = text.format();
        if (format != null) {
            require(format.admits(content), at, format.message());
        }
    }

    private void number(Field.Number number, JsonNode value, JsonPointer at) {
        if (!Numbers.finite(value)) {
            require(false, at, number.whole() ? "must be a whole number" : "must be a number");
            return;
        }
        var content = value.decimalValue();
        var range = number.range();
        require(!number.whole() || content.stripTrailingZeros().scale() <= 0, at, "must be a whole number");
        require(
                range.minimum() == null || content.compareTo(range.minimum()) >= 0,
                at,
                "must be at least " + range.minimum());
        require(
                range.above() == null || content.compareTo(range.above()) > 0,
                at,
                "must be more than " + range.above());
        require(
                range.maximum() == null || content.compareTo(range.maximum()) <= 0,
                at,
                "must be at most " + range.maximum());
        require(
                range.below() == null || content.compareTo(range.below()) < 0,
                at,
                "must be less than " + range.below());
        require(
                range.step() == null || content.remainder(range.step()).signum() == 0,
                at,
                "must be a multiple of " + range.step());
    }

    private void require(boolean fulfilled, JsonPointer at, String message) {
        if (!fulfilled && violations.size() < MOST) {
            violations.add(new Violation(at.toString(), message));
        }
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        return Numbers.finite(wanted) && Numbers.finite(value)
                ? wanted.decimalValue().compareTo(value.decimalValue()) == 0
                : wanted.equals(value);
    }

    private static String words(List<Field.Option> options) {
        return options.stream().map(Field.Option::title).collect(Collectors.joining(", "));
    }

    private static String bounds(Field.Length length, String what) {
        if (length.most() < 0) {
            return "at least %,d %s".formatted(length.least(), what);
        }
        return length.least() == 0
                ? "at most %,d %s".formatted(length.most(), what)
                : "%,d to %,d %s".formatted(length.least(), length.most(), what);
    }
}
