package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.Plugins.LogLine;
import java.util.List;
import java.util.Locale;

/// Which lines of a log somebody wants to see.
///
/// @param level the least grave that is shown; empty for all
/// @param text part of the message or the function; empty for all
record LogFilter(String level, String text) {
    /// The least grave first.
    static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

    boolean shows(LogLine line) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return LEVELS.indexOf(line.level().toLowerCase(Locale.ROOT)) >= LEVELS.indexOf(level)
                && (wanted.isEmpty()
                        || (line.message() + " " + line.function())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted));
    }

    List<LogLine> of(List<LogLine> lines) {
        return lines.stream().filter(this::shows).toList();
    }

    static String words(String level) {
        return switch (level) {
            case "debug" -> "every level";
            case "info" -> "info and worse";
            case "warn" -> "warn and worse";
            case "error" -> "errors only";
            default -> "every level";
        };
    }
}
