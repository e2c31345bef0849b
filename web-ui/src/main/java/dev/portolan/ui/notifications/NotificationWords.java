package dev.portolan.ui.notifications;

import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Locale;

/// How notifications are spoken of.
final class NotificationWords {
    /// As the API writes them, the most urgent first.
    static final List<String> SEVERITIES = List.of("critical", "high", "normal", "low");
    /// As the API writes them; `unread` is what is shown first.
    static final List<String> STATES = List.of("unread", "all", "saved", "done");

    private NotificationWords() {}

    static String state(String state) {
        return switch (state) {
            case "unread" -> "Unread";
            case "all" -> "All";
            case "saved" -> "Saved";
            case "done" -> "Done";
            default -> state;
        };
    }

    static String severity(String severity) {
        return switch (severity) {
            case "critical" -> "Critical";
            case "high" -> "High";
            case "normal" -> "Normal";
            case "low" -> "Low";
            default -> severity;
        };
    }

    static Tone tone(String severity) {
        return switch (severity) {
            case "critical" -> Tone.BAD;
            case "high" -> Tone.ATTENTION;
            default -> Tone.NEUTRAL;
        };
    }

    /// A topic such as `build-results`, for people.
    static String topic(String topic) {
        var words = topic.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String several(int count) {
        return count == 1 ? "1 notification" : count + " notifications";
    }
}
