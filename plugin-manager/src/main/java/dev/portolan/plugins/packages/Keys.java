package dev.portolan.plugins.packages;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.portolan.plugins.schema.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One object of a manifest while it is read: each look at a key finds what is wrong with it.
record Keys(JsonNode json, JsonPointer at, Findings findings) {
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,63}");

    /// @param known keys that may stand here
    Keys only(String... known) {
        if (json.isObject()) {
            findings.closed(at, json, Set.of(known));
        } else if (!json.isMissingNode()) {
            findings.add(at, json, "an object", "Here stands an object.");
        }
        return this;
    }

    boolean has(String key) {
        return json.hasNonNull(key);
    }

    Keys child(String key) {
        return new Keys(json.path(key), at.appendProperty(key), findings);
    }

    /// A text that must be there.
    ///
    /// @return empty when it is not
    String text(String key, int longest) {
        if (!has(key)) {
            fault(key, "a text", "The manifest needs " + key + ".");
            return "";
        }
        var text = optionalText(key, longest);
        return text == null ? "" : text;
    }

    @Nullable
    String optionalText(String key, int longest) {
        var value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > longest) {
            fault(key, "a text of 1 to %d characters".formatted(longest), "%s is no such text.".formatted(key));
            return null;
        }
        return value.asText();
    }

    @Nullable
    String optionalFunction(String key) {
        var name = optionalText(key, 64);
        if (name != null && !FUNCTION.matches(name)) {
            fault(key, "the name of an exported function", "This is no name of a function.");
        }
        return name;
    }

    String function(String key) {
        var name = text(key, 64);
        if (!name.isEmpty() && !FUNCTION.matches(name)) {
            fault(key, "the name of an exported function", "This is no name of a function.");
        }
        return name;
    }

    String matching(String key, Pattern pattern, String expected) {
        var text = text(key, 200);
        if (!text.isEmpty() && !pattern.matches(text)) {
            fault(key, expected, "%s cannot be this.".formatted(key));
            return "";
        }
        return text;
    }

    int number(String key, int least, int most, int absent) {
        var value = json.path(key);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            fault(key, "a whole number from %,d to %,d".formatted(least, most), key + " is out of bounds.");
            return absent;
        }
        return value.intValue();
    }

    boolean flag(String key) {
        var value = json.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(key, "true or false", key + " is true or false.");
        }
        return value.asBoolean();
    }

    List<String> texts(String key, int most, Pattern pattern, String expected) {
        var texts = new ArrayList<String>();
        each(key, most, (item, path) -> {
            if (item.isTextual() && pattern.matches(item.asText()) && !texts.contains(item.asText())) {
                texts.add(item.asText());
            } else {
                findings.add(path, item, expected, "This cannot stand in " + key + ".");
            }
        });
        return texts;
    }

    /// Looks at each item of a list that may be absent.
    void each(String key, int most, BiConsumer<JsonNode, JsonPointer> item) {
        var list = json.path(key);
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray() || list.size() > most) {
            fault(key, "a list of at most %d".formatted(most), key + " is no such list.");
            return;
        }
        for (var i = 0; i < list.size(); i++) {
            item.accept(list.get(i), at.appendProperty(key).appendIndex(i));
        }
    }

    void fault(String key, String expected, String message) {
        findings.add(at.appendProperty(key), json.path(key), expected, message);
    }
}
