package dev.portolan.ui.imports;

import dev.portolan.ui.clients.Imports.Import;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Optional;

/// How an import stands, in words.
final class ImportWords {
    /// In the order of what is most worth a look.
    static final List<String> VERDICTS = List.of("take", "change", "refuse", "same");

    private ImportWords() {}

    static String state(String state) {
        return switch (state) {
            case "reading" -> "Reading";
            case "ready" -> "Waits for you";
            case "importing" -> "Importing";
            case "done" -> "Done";
            default -> "Failed";
        };
    }

    static Tone tone(String state) {
        return switch (state) {
            case "reading", "importing" -> Tone.INFO;
            case "ready" -> Tone.ATTENTION;
            case "done" -> Tone.GOOD;
            default -> Tone.BAD;
        };
    }

    static String verdict(String verdict) {
        return switch (verdict) {
            case "take" -> "New";
            case "change" -> "Changed";
            case "same" -> "Unchanged";
            default -> "Refused";
        };
    }

    /// How an entity is kept from then on.
    static String how(String how) {
        return "location".equals(how) ? "Read from its source" : "Copied";
    }

    /// @return for example `Reading, 340 of 1,204`
    static String progress(Import one) {
        var verb = "importing".equals(one.state()) ? "Importing" : "Reading the other catalog";
        if (one.total().isPresent()) {
            return verb + ", " + Amounts.count(one.done()) + " of "
                    + Amounts.count(one.total().get());
        }
        return one.done() == 0 ? verb : verb + ", " + Amounts.count(one.done()) + " so far";
    }

    static Optional<Double> share(Import one) {
        return one.total().filter(total -> total > 0).map(total -> Math.clamp((double) one.done() / total, 0, 1));
    }

    /// @return for example `1,200 new, 4 changed, 2 refused`
    static String counts(Import one) {
        return Amounts.count(one.count("take")) + " new, " + Amounts.count(one.count("change")) + " changed, "
                + Amounts.count(one.count("refuse")) + " refused";
    }
}
