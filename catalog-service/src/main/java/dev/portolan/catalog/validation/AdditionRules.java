package dev.portolan.catalog.validation;

import dev.portolan.catalog.model.Annotations;
import java.util.Locale;
import java.util.Optional;

/// What plugins may add to entities that others keep, by the rules that hold for files. Each answers a sentence on what
/// is wrong, or nothing.
public final class AdditionRules {
    private static final int LONGEST_VALUE = 4_000;
    private static final int LONGEST_FOUND = 100;

    private AdditionRules() {}

    public static Optional<String> annotation(String key, String value) {
        if (!FieldFormat.ANNOTATION_KEY.accepts(key) || !key.contains("/")) {
            return fault("annotation", key, "a key with a prefix, such as example.com/size");
        }
        var prefix = key.substring(0, key.indexOf('/')).toLowerCase(Locale.ROOT);
        if (prefix.equals("backstage.io") || prefix.endsWith(".backstage.io") || prefix.equals("portolan.dev")) {
            return fault("annotation", key, "a prefix of the plugin's own; this one is the catalog's");
        }
        return longest("annotation", key, value);
    }

    public static Optional<String> label(String key, String value) {
        if (!FieldFormat.LABEL_KEY.accepts(key)) {
            return fault("label", key, FieldFormat.LABEL_KEY.expectation());
        }
        return FieldFormat.LABEL_VALUE.accepts(value)
                ? Optional.empty()
                : fault("label", value, FieldFormat.LABEL_VALUE.expectation());
    }

    public static Optional<String> tag(String tag) {
        return FieldFormat.TAG.accepts(tag) ? Optional.empty() : fault("tag", tag, FieldFormat.TAG.expectation());
    }

    public static Optional<String> link(String url) {
        return FieldFormat.URL.accepts(url) && !Annotations.isScript(url) && url.length() <= LONGEST_VALUE
                ? Optional.empty()
                : fault("link", url, FieldFormat.URL.expectation());
    }

    public static Optional<String> relation(String type) {
        return FieldFormat.KIND.accepts(type)
                ? Optional.empty()
                : fault("relation", type, "a type of letters and digits, such as dependsOn");
    }

    private static Optional<String> longest(String what, String key, String value) {
        return value.length() <= LONGEST_VALUE
                ? Optional.empty()
                : fault(what, key, "a value of at most " + LONGEST_VALUE + " characters");
    }

    private static Optional<String> fault(String what, String found, String expected) {
        var shown = found.length() <= LONGEST_FOUND ? found : found.substring(0, LONGEST_FOUND) + "…";
        return Optional.of("The %s \"%s\" cannot be added; expected %s.".formatted(what, shown, expected));
    }
}
