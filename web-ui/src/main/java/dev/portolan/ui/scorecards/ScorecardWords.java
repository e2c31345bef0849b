package dev.portolan.ui.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Scorecards.Content;
import dev.portolan.ui.clients.Scorecards.Level;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How scorecards are spoken of.
final class ScorecardWords {
    private ScorecardWords() {}

    /// The names of the levels, from none.
    static List<String> levels(Content content) {
        return Stream.concat(Stream.of("None yet"), content.levels().stream().map(Level::name))
                .toList();
    }

    /// @return for example `67 %`, or a dash where there is nothing to divide
    static String share(long part, long whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
    }

    static String entities(long count) {
        return count == 1 ? "1 entity" : count + " entities";
    }

    /// For whom a scorecard is, where that can be said in a word.
    static String about(JsonNode filter) {
        if (filter.isEmpty()) {
            return "All entities";
        }
        var kind = filter.path("kind");
        var type = filter.path("spec.type");
        if (filter.size() == 1 && kind.isTextual()) {
            return plural(kind.asText());
        }
        if (filter.size() == 2 && kind.isTextual() && type.isTextual()) {
            return plural(kind.asText()) + " of type " + type.asText();
        }
        return "Entities of a filter";
    }

    static Tone tone(String result) {
        return switch (result) {
            case "pass" -> Tone.GOOD;
            case "fail" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    static String result(String result) {
        return switch (result) {
            case "pass" -> "Passes";
            case "fail" -> "Fails";
            case "not_applicable" -> "Does not apply";
            default -> "Not asked yet";
        };
    }

    private static String plural(String kind) {
        var word = kind.toLowerCase(Locale.ROOT);
        var shown = word.equals("api") ? "APIs" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return word.equals("api") ? shown : shown + "s";
    }
}
