package dev.portolan.plugins.sets;

import com.fasterxml.jackson.databind.JsonNode;

/// How what stands in a file is told back: shortened, and never at length.
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String of(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? text(value.asText()) : kind(value);
    }

    static String text(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "an empty value";
            case OBJECT -> "a mapping of " + value.size();
            case ARRAY -> "a list of " + value.size();
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case BINARY, POJO -> "something else";
        };
    }
}
