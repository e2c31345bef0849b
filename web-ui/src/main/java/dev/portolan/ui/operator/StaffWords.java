package dev.portolan.ui.operator;

import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Locale;

/// How tenants and support sessions stand, in words. Knows no components.
public final class StaffWords {
    /// A tenant's states, in the order of a life.
    public static final List<String> STATES =
            List.of("provisioning", "active", "past_due", "suspended", "offboarding", "deleted");

    private StaffWords() {}

    public static Tone tone(String state) {
        return switch (state) {
            case "active" -> Tone.GOOD;
            case "provisioning" -> Tone.INFO;
            case "past_due", "offboarding" -> Tone.ATTENTION;
            case "suspended" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    public static String state(String state) {
        return switch (state) {
            case "provisioning" -> "Being set up";
            case "past_due" -> "Bill overdue";
            case "offboarding" -> "Leaving";
            case "deleted" -> "Erased";
            default -> capital(state);
        };
    }

    public static Tone sessionTone(String state) {
        return switch (state) {
            case "active" -> Tone.GOOD;
            case "requested" -> Tone.ATTENTION;
            case "refused" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    public static String sessionState(String state) {
        return switch (state) {
            case "requested" -> "Waits for an owner";
            case "active" -> "You may look";
            case "expired" -> "Time was over";
            default -> capital(state);
        };
    }

    /// `business` as `Business`.
    public static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
