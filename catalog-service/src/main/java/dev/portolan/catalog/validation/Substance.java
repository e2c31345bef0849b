package dev.portolan.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.model.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What no entity may hold, whatever its kind and wherever it comes from: text that cannot be kept, and far more of
/// anything than people write. Every step after this one may walk through the whole entity.
final class Substance {
    private static final int DEEPEST = 200;
    private static final int MOST_VALUES = 1_000_000;
    private static final int LONGEST_KEY = 1_024;
    private static final long MOST_CHARACTERS = 20_000_000;

    private final List<Fault> faults = new ArrayList<>();
    private int values;
    private long characters;

    private Substance() {}

    /// @return at most one fault
    static List<Fault> check(JsonNode entity) {
        var run = new Substance();
        run.visit(entity, "", 0);
        return run.faults;
    }

    private void visit(JsonNode value, String pointer, int depth) {
        if (!faults.isEmpty()) {
            return;
        }
        characters += value.isTextual() ? value.textValue().length() : 0;
        if (depth > DEEPEST) {
            refuse(pointer, null, "nested at most %d levels deep".formatted(DEEPEST));
        } else if (++values > MOST_VALUES) {
            refuse(pointer, null, "at most %d values in an entity".formatted(MOST_VALUES));
        } else if (characters > MOST_CHARACTERS) {
            refuse(pointer, null, "at most %d characters of text in an entity".formatted(MOST_CHARACTERS));
        } else if (value.isTextual() && !Texts.storable(value.textValue())) {
            refuse(pointer, value.textValue(), "text without NUL and without halves of characters");
        } else if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                visit(value.get(i), pointer + "/" + i, depth + 1);
            }
        } else {
            value.properties().forEach(field -> key(field.getKey(), field.getValue(), pointer, depth));
        }
    }

    private void key(String name, JsonNode value, String pointer, int depth) {
        if (name.length() > LONGEST_KEY || !Texts.storable(name)) {
            refuse(pointer, name, "keys of at most %d characters, without NUL".formatted(LONGEST_KEY));
            return;
        }
        visit(value, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), depth + 1);
    }

    private void refuse(String pointer, @Nullable String found, String expected) {
        if (faults.isEmpty()) {
            var place = pointer.isEmpty() ? "<root>" : pointer;
            faults.add(new Fault(pointer, found, expected, place + " must have " + expected));
        }
    }
}
