package dev.portolan.plugins.schema;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of the dialect, by what they may stand on.
final class Keywords {
    static final int DEEPEST = 5;
    static final int MOST_FIELDS = 200;

    static final Set<String> WIDGETS =
            Set.of("text", "textarea", "select", "radio", "checkbox", "toggle", "slider", "editor", "entity-picker");

    private static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "x-order",
            "x-group",
            "x-widget",
            "x-options",
            "x-immutable",
            "x-suggest",
            "x-deprecated");

    static final Set<String> GROUP =
            with("type", "properties", "required", "additionalProperties", "if", "then", "else");
    static final Set<String> ROOT = with(GROUP, "$schema", "$id", "$comment");
    static final Set<String> VARIANTS = with("type", "oneOf");
    static final Set<String> TEXT = with("type", "minLength", "maxLength", "pattern", "format", "x-secret");
    static final Set<String> NUMBER =
            with("type", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf");
    static final Set<String> FLAG = with("type");
    static final Set<String> CHOICE = with("type", "enum", "x-secret");
    static final Set<String> TITLED = with("type", "oneOf", "x-secret");
    static final Set<String> OPTION = Set.of("const", "title");
    static final Set<String> CONSTANT = with("type", "const", "x-secret");
    static final Set<String> SEQUENCE = with("type", "items", "minItems", "maxItems", "uniqueItems");

    private Keywords() {}

    private static Set<String> with(String... words) {
        return with(ANNOTATIONS, words);
    }

    private static Set<String> with(Set<String> base, String... words) {
        return Stream.concat(base.stream(), Stream.of(words)).collect(Collectors.toUnmodifiableSet());
    }
}
