package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.re2j.Pattern;
import dev.portolan.plugins.runtime.Outcome.Reason;
import org.jspecify.annotations.Nullable;

/// What plugin code threw, whatever that was.
///
/// @param name of the error, empty when it has none
record Thrown(String name, String message, @Nullable Integer line) {
    static final Thrown UNREADABLE = new Thrown("", "The plugin threw something that cannot be read.", null);

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 500;
    private static final Pattern PLACE = Pattern.compile("function\\.mjs:(\\d+)");
    private static final Pattern PANIC = Pattern.compile("Error: ([^\\n]*)");

    static Thrown parse(String json) {
        try {
            var tree = JSON.readTree(json);
            var message = tree.path("message").asText("");
            return new Thrown(
                    shorten(tree.path("name").asText("")),
                    message.isBlank() || tree.path("message").isNull()
                            ? "The plugin threw no message."
                            : shorten(message),
                    line(tree.path("stack").asText("")));
        } catch (JsonProcessingException e) {
            return UNREADABLE;
        }
    }

    /// Reads what QuickJS prints when a module does not load.
    static Thrown ofPanic(String output) {
        var matcher = PANIC.matcher(output);
        var message = matcher.find() ? matcher.group(1) : "";
        return new Thrown("", message.isBlank() ? "The code does not load." : shorten(message), line(output));
    }

    Reason reason() {
        if (message.contains("Maximum call stack size exceeded") || message.equals("stack overflow")) {
            return Reason.STACK;
        }
        return name.equals("InternalError") && message.equals("out of memory") ? Reason.MEMORY : Reason.ERROR;
    }

    private static @Nullable Integer line(String stack) {
        var matcher = PLACE.matcher(stack);
        // Six digits are more lines than a package may hold.
        return matcher.find() && matcher.group(1).length() <= 6 ? Integer.valueOf(matcher.group(1)) : null;
    }

    private static String shorten(String thrown) {
        var text = thrown.replaceAll("[\\r\\n\\t]+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
