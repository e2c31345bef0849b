package dev.portolan.ui.support;

import dev.portolan.ui.clients.Members.SupportSession;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;

/// Support sessions in words. Knows no components.
final class SupportWords {
    private SupportWords() {}

    static Tone tone(String state) {
        return switch (state) {
            case "requested" -> Tone.ATTENTION;
            case "active" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }

    static String state(String state) {
        return switch (state) {
            case "requested" -> "Waits for you";
            case "active" -> "Under way";
            case "refused" -> "Refused";
            case "ended" -> "Ended";
            case "expired" -> "Time was over";
            default -> state;
        };
    }

    /// How long it is asked for, for example `1 hour`.
    static String length(SupportSession session) {
        var minutes = session.minutes();
        if (minutes == null) {
            return "a limited time";
        }
        return minutes % 60 == 0 ? Amounts.count(minutes / 60, "hour") : Amounts.count(minutes, "minute");
    }

    static String rights(boolean write) {
        return write ? "Look, and change settings" : "Look only";
    }

    /// What support may do with it, whatever else: what a consent is about.
    static String meaning(boolean write) {
        return write
                ? "They see what an owner sees, and may change plugin settings, switch plugins on and off, and add or"
                        + " refresh sources."
                : "They see what an owner sees, and can change nothing.";
    }
}
