package dev.portolan.ui.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// JSON for people to read.
final class Pretty {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST = 2_000;

    private Pretty() {}

    /// The same text where it is no JSON.
    static String json(String text) {
        try {
            return JSON.readTree(text).toPrettyString();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return text;
        }
    }

    static boolean isJson(String text) {
        try {
            return !JSON.readTree(text).isMissingNode();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }

    /// The beginning of a value.
    static String shortened(JsonNode value) {
        var text = value.toPrettyString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\n…";
    }
}
