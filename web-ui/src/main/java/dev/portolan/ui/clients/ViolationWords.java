package dev.portolan.ui.clients;

import com.google.re2j.Pattern;
import dev.portolan.contracts.Problem.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is wrong with something that was sent, as sentences for where no field can show it.
final class ViolationWords {
    private static final int MOST = 5;
    private static final String SETTINGS = "configuration";
    private static final String GRANTS = "grants";
    /// Sends the reader to a list that people do not see.
    private static final Pattern REFERRAL = Pattern.compile("(?i)[;,.]? *see violations\\.?$");
    /// Tells a program what to send.
    private static final Pattern ADVICE = Pattern.compile(": send the grants .*");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");
    private static final Pattern ENDED = Pattern.compile("[.!?…]$");

    private ViolationWords() {}

    /// What was said of the whole, and then what is wrong with each part; no more than a few of them.
    static String of(String detail, List<Violation> violations) {
        if (violations.isEmpty()) {
            return detail;
        }
        var whole = REFERRAL.matcher(detail).replaceAll("");
        var rest = violations.size() - MOST;
        var said = violations.stream().limit(MOST).map(ViolationWords::said);
        return Stream.of(Stream.of(whole), said, Stream.of(rest > 0 ? "And " + rest + " more" : ""))
                .flatMap(words -> words)
                .filter(words -> !words.isBlank())
                .map(ViolationWords::sentence)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String said(Violation violation) {
        var path = Stream.of(violation.pointer().split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        if (path.isEmpty()) {
            return violation.message();
        }
        if (path.getFirst().equals(GRANTS)) {
            return ADVICE.matcher(violation.message()).replaceAll("");
        }
        var setting = path.size() > 1 && path.getFirst().equals(SETTINGS);
        return (setting ? "The setting " : "") + "“" + place(setting ? path.subList(1, path.size()) : path) + "” "
                + violation.message();
    }

    /// `targets/0/url` is `targets 1 › url`.
    private static String place(List<String> path) {
        var place = new StringBuilder();
        for (var part : path) {
            if (INDEX.matches(part)) {
                place.append(' ').append(Integer.parseInt(part) + 1);
            } else {
                place.append(place.isEmpty() ? "" : " › ")
                        .append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return place.toString().strip();
    }

    private static String sentence(String words) {
        var text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return ENDED.matcher(text).find() ? text : text + ".";
    }
}
