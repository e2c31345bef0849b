package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;

/// Values as short texts.
final class Texts {
    private static final int LONGEST = 60;

    private Texts() {}

    static String of(JsonNode value) {
        var text = value.isBoolean()
                ? (value.asBoolean() ? "on" : "off")
                : value.isValueNode() ? value.asText() : value.isEmpty() ? "none" : value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}
