package dev.portolan.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How a single text must be written, with Backstage's words for it.
enum FieldFormat {
    API_VERSION("a valid prefix and/or suffix", text -> prefixed(text, part -> matches(Patterns.ALPHANUMERIC, part))),
    KIND(
            "a string that is a sequence of [a-zA-Z][a-z0-9A-Z], at most 63 characters in total",
            text -> matches(Patterns.KIND, text)),
    NAME(
            "a string that is sequences of [a-zA-Z0-9] separated by any of [-_.], at most 63 characters in total",
            FieldFormat::isName),
    NAMESPACE(
            "a string that is sequences of [a-z0-9] separated by [-], at most 63 characters in total",
            FieldFormat::isDnsLabel),
    LABEL_KEY("a valid prefix and/or suffix", text -> prefixed(text, FieldFormat::isName)),
    LABEL_VALUE(NAME.expectation, text -> text.isEmpty() || isName(text)),
    ANNOTATION_KEY("a valid prefix and/or suffix", text -> prefixed(text, FieldFormat::isName)),
    ANNOTATION_VALUE("a string", text -> true),
    TAG(
            "a string that is sequences of [a-z0-9+#] separated by [-], at most 63 characters in total",
            text -> matches(Patterns.TAG, text)),
    URL("a string that is a valid url", FieldFormat::isUrl),
    FILLED("a non empty string", text -> !text.isBlank());

    private static final int LONGEST_PART = 63;
    private static final int LONGEST_PREFIX = 253;

    private final String expectation;
    private final Predicate<String> rule;

    FieldFormat(String expectation, Predicate<String> rule) {
        this.expectation = expectation;
        this.rule = rule;
    }

    String expectation() {
        return expectation;
    }

    boolean accepts(JsonNode value) {
        return value.isTextual() && rule.test(value.textValue());
    }

    boolean accepts(String text) {
        return rule.test(text);
    }

    private static boolean isName(String text) {
        return matches(Patterns.NAME, text);
    }

    private static boolean isDnsLabel(String text) {
        return matches(Patterns.DNS_LABEL, text);
    }

    private static boolean prefixed(String text, Predicate<String> suffix) {
        var parts = text.split("/", -1);
        return switch (parts.length) {
            case 1 -> suffix.test(parts[0]);
            case 2 ->
                parts[0].length() <= LONGEST_PREFIX
                        && Arrays.stream(parts[0].split("\\.", -1)).allMatch(FieldFormat::isDnsLabel)
                        && suffix.test(parts[1]);
            default -> false;
        };
    }

    // At most 63 characters are looked at, so that no pattern can take long.
    private static boolean matches(Pattern pattern, String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_PART
                && pattern.matcher(text).matches();
    }

    // As lenient as the WHATWG parser, which Backstage asks: it escapes blanks and the like by itself.
    private static boolean isUrl(String text) {
        try {
            var uri = new URI(Patterns.NOT_IN_URL.matcher(text.strip()).replaceAll("_"));
            var web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return uri.isAbsolute() && (!web || uri.getRawAuthority() != null);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    // Apart, because an enumeration's own constants come after its values.
    private static final class Patterns {
        static final Pattern ALPHANUMERIC = Pattern.compile("[a-z0-9A-Z]+");
        static final Pattern KIND = Pattern.compile("[a-zA-Z][a-z0-9A-Z]*");
        static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
        static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]+(?:-+[a-z0-9]+)*");
        static final Pattern TAG = Pattern.compile("[a-z0-9:+#]+(-[a-z0-9:+#]+)*");
        static final Pattern NOT_IN_URL = Pattern.compile("[\\s\"<>\\\\^`{|}\\[\\]]");
    }
}
