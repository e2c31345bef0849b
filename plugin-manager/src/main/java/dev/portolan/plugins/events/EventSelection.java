package dev.portolan.plugins.events;

import com.google.re2j.Pattern;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Which events are asked for.
///
/// @param type a pattern of `like`
/// @param plugin `publisher/plugin`, or empty
/// @param subject or empty
/// @param failed whether only those that a plugin has not taken
record EventSelection(String type, String plugin, String subject, Instant since, Instant until, boolean failed) {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.-]{0,150}(?:\\.\\*)?");

    static EventSelection of(
            @Nullable String type,
            @Nullable String plugin,
            @Nullable String subject,
            @Nullable String since,
            @Nullable String until,
            boolean failed) {
        return new EventSelection(
                type(type),
                plugin(plugin),
                subject == null ? "" : subject,
                instant("since", since, Instant.EPOCH),
                instant("until", until, EVER),
                failed);
    }

    private static String type(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "%";
        }
        if (!TYPE.matches(text)) {
            throw ProblemException.invalid("type", "must be a type of event, such as entity.changed or entity.*");
        }
        return text.endsWith(".*") ? text.substring(0, text.length() - 1) + "%" : text;
    }

    private static String plugin(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? "" : PluginId.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("plugin", String.valueOf(e.getMessage()));
        }
    }

    private static Instant instant(String name, @Nullable String text, Instant absent) {
        try {
            return text == null || text.isEmpty() ? absent : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(name, "must be an instant, such as 2026-05-01T00:00:00Z");
        }
    }
}
