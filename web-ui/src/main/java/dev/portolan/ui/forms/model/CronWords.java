package dev.portolan.ui.forms.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Reads the five fields of a schedule one by one: less fluent than a sentence, and never less than what they say.
final class CronWords {
    private static final List<String> MONTHS = List.of(
            "",
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private final String[] parts;

    CronWords(String[] parts) {
        this.parts = parts;
    }

    /// For example `At minute 0, in hours 8 to 17 in steps of 2, in January and June (UTC)`.
    String words() {
        var words = new ArrayList<String>();
        words.add(
                parts[0].equals("*")
                        ? "Every minute"
                        : parts[0].startsWith("*/")
                                ? "Every " + parts[0].substring(2) + " minutes"
                                : (several(parts[0]) ? "At minutes " : "At minute ") + field(parts[0], List.of()));
        add(words, several(parts[1]) ? "in hours " : "in hour ", parts[1], List.of());
        add(words, several(parts[2]) ? "on days " : "on day ", parts[2], List.of());
        add(words, "in ", parts[3], MONTHS);
        add(words, parts[2].equals("*") ? "on " : "or on ", parts[4], DAYS);
        return String.join(", ", words) + (words.size() > 1 ? " (UTC)" : "");
    }

    private static boolean several(String field) {
        return !field.matches("[0-9]+");
    }

    private static void add(List<String> words, String word, String field, List<String> names) {
        if (!field.equals("*")) {
            words.add(word + field(field, names));
        }
    }

    private static String field(String field, List<String> names) {
        return Arrays.stream(field.split(",", -1))
                .map(part -> part(part, names))
                .collect(Collectors.joining(" and "));
    }

    private static String part(String part, List<String> names) {
        var step = part.split("/", -1);
        var range = Arrays.stream(step[0].split("-", -1))
                .map(number -> name(number, names))
                .collect(Collectors.joining(" to "));
        var all = step[0].equals("*") ? "any" : range;
        return step.length == 1 ? all : all + " in steps of " + step[1];
    }

    private static String name(String number, List<String> names) {
        var index = number.equals("*") ? -1 : Integer.parseInt(number);
        return index < 0 || index >= names.size() ? number : names.get(index);
    }
}
