package dev.portolan.plugins.options;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.options.Options.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the list that a plugin's function answers: `[value, {value, label}, ...]`, of which the host shows what fits
/// the search; or `{"items": [...], "truncated": true}`, in which the function has searched by itself.
final class FunctionAnswer {
    static final String UNREADABLE =
            "The plugin's list of options cannot be read: a list of values, or of {value, label}, was expected.";
    private static final int LONGEST = 300;

    private FunctionAnswer() {}

    static Options read(JsonNode answer, @Nullable String text) {
        var searched = answer.isObject();
        var list = searched ? answer.path("items") : answer;
        if (!list.isArray()) {
            return Options.failed(UNREADABLE);
        }
        var items = new ArrayList<Option>();
        var seen = new HashSet<JsonNode>();
        var truncated = searched && answer.path("truncated").asBoolean();
        for (var entry : list) {
            var value = entry.isObject() ? entry.path("value") : entry;
            if (!value.isValueNode() || value.isNull() || value.asText().length() > LONGEST) {
                return Options.failed(UNREADABLE);
            }
            var option = new Option(value, label(entry, value));
            if ((searched || fits(option, text)) && seen.add(value)) {
                if (items.size() == Options.MOST) {
                    truncated = true;
                    break;
                }
                items.add(option);
            }
        }
        return new Options(items, truncated, null);
    }

    private static String label(JsonNode entry, JsonNode value) {
        var label = entry.path("label").asText("");
        var shown = label.isBlank() ? value.asText() : label;
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }

    private static boolean fits(Option option, @Nullable String text) {
        if (text == null) {
            return true;
        }
        var wanted = text.toLowerCase(Locale.ROOT);
        return option.label().toLowerCase(Locale.ROOT).contains(wanted)
                || option.value().asText().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
