package dev.portolan.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.model.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What JSON may stand somewhere: the part of JSON Schema that the entity format needs. Faults come in the order and in
/// the words of ajv, the validator that Backstage uses.
sealed interface Shape {
    /// Reports everything that is wrong with `value`.
    void check(JsonNode value, String pointer, Consumer<Fault> faults);

    /// Any text of some length.
    record Text(int shortest, int longest) implements Shape {
        static final Text FILLED = new Text(1, Integer.MAX_VALUE);
        static final Text ANY = new Text(0, Integer.MAX_VALUE);

        @Override
        public void check(JsonNode value, String pointer, Consumer<Fault> faults) {
            if (!value.isTextual()) {
                faults.accept(wrongType(value, pointer, "string", "text"));
                return;
            }
            var length = value.textValue().codePointCount(0, value.textValue().length());
            if (length < shortest) {
                faults.accept(fault(
                        value,
                        pointer,
                        "text with at least %d character".formatted(shortest),
                        "must NOT have fewer than %d characters - limit: %d".formatted(shortest, shortest)));
            }
            if (length > longest) {
                faults.accept(fault(
                        value,
                        pointer,
                        "text with at most %d characters".formatted(longest),
                        "must NOT have more than %d characters - limit: %d".formatted(longest, longest)));
            }
        }
    }

    /// One of some words.
    record OneOf(List<String> words) implements Shape {
        OneOf(String... words) {
            this(List.of(words));
        }

        @Override
        public void check(JsonNode value, String pointer, Consumer<Fault> faults) {
            if (!value.isTextual() || !words.contains(value.textValue())) {
                faults.accept(fault(
                        value,
                        pointer,
                        "one of " + String.join(", ", words),
                        "must be equal to one of the allowed values - allowedValues: " + String.join(",", words)));
            }
        }
    }

    /// Exactly one word.
    record Exactly(String word) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, Consumer<Fault> faults) {
            if (!value.isTextual() || !word.equals(value.textValue())) {
                faults.accept(fault(value, pointer, word, "must be equal to constant - allowedValue: " + word));
            }
        }
    }

    /// A list of alike items.
    record Items(Shape item, int fewest) implements Shape {
        static final Items TEXTS = new Items(Text.FILLED, 0);

        @Override
        public void check(JsonNode value, String pointer, Consumer<Fault> faults) {
            if (!value.isArray()) {
                faults.accept(wrongType(value, pointer, "array", "a list"));
                return;
            }
            if (value.size() < fewest) {
                faults.accept(fault(
                        value,
                        pointer,
                        "at least %d item".formatted(fewest),
                        "must NOT have fewer than %d items - limit: %d".formatted(fewest, fewest)));
            }
            for (var i = 0; i < value.size(); i++) {
                item.check(value.get(i), pointer + "/" + i, faults);
            }
        }
    }

    /// Something, or a list of it.
    record OneOrMany(Shape one) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, Consumer<Fault> faults) {
            var shape = value.isArray() ? new Items(one, 0) : one;
            shape.check(value, pointer, faults);
        }
    }

    /// An object with known fields; others are let through.
    record Fields(List<String> required, Map<String, Shape> known) implements Shape {
        public Fields {
            required = List.copyOf(required);
            known = new LinkedHashMap<>(known);
        }

        static Fields none() {
            return new Fields(List.of(), Map.of());
        }

        Fields need(String name, Shape shape) {
            var more = new ArrayList<>(required);
            more.add(name);
            return new Fields(more, known).may(name, shape);
        }

        Fields may(String name, Shape shape) {
            var more = new LinkedHashMap<>(known);
            more.put(name, shape);
            return new Fields(required, more);
        }

        @Override
        public void check(JsonNode value, String pointer, Consumer<Fault> faults) {
            if (!value.isObject()) {
                faults.accept(wrongType(value, pointer, "object", "an object"));
                return;
            }
            for (var name : required) {
                if (!value.has(name)) {
                    faults.accept(new Fault(
                            pointer,
                            null,
                            "the field " + name,
                            "%s must have required property '%s' - missingProperty: %s"
                                    .formatted(place(pointer), name, name)));
                }
            }
            known.forEach((name, shape) -> {
                var field = value.get(name);
                if (field != null) {
                    shape.check(field, pointer + "/" + escaped(name), faults);
                }
            });
        }
    }

    /// An object whose fields are all alike.
    record Entries(Shape entry) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, Consumer<Fault> faults) {
            if (!value.isObject()) {
                faults.accept(wrongType(value, pointer, "object", "an object"));
                return;
            }
            value.propertyStream()
                    .forEach(field -> entry.check(field.getValue(), pointer + "/" + escaped(field.getKey()), faults));
        }
    }

    /// Anything at all.
    record Anything() implements Shape {
        @Override
        public void check(JsonNode value, String pointer, Consumer<Fault> faults) {
            // whatever it is, it is in order
        }
    }

    private static Fault wrongType(JsonNode value, String pointer, String type, String expected) {
        return fault(value, pointer, expected + hint(value), "must be %s - type: %s".formatted(type, type));
    }

    // Placeholders of Backstage's further modules, such as $openapi, stay where they are.
    private static String hint(JsonNode value) {
        var key = value.size() == 1 && value.isObject() ? value.fieldNames().next() : "";
        return key.startsWith("$")
                ? " (the placeholder %s is not known here: use $text, $json or $yaml)".formatted(Texts.shown(key, 50))
                : "";
    }

    private static Fault fault(JsonNode value, String pointer, String expected, String message) {
        return new Fault(pointer, value.toString(), expected, place(pointer) + " " + message);
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "<root>" : pointer;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
