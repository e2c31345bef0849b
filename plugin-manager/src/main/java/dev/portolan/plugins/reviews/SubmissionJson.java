package dev.portolan.plugins.reviews;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.plugins.scanning.Capabilities;
import dev.portolan.plugins.scanning.ScanFinding;
import java.util.List;

/// Keeps findings and capabilities as the JSON that they are shown as.
final class SubmissionJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<ScanFinding>> FINDINGS = new TypeReference<>() {};

    private SubmissionJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings can always be written", e);
        }
    }

    static List<ScanFinding> findings(String json) {
        try {
            return JSON.readValue(json, FINDINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept findings no longer read", e);
        }
    }

    static Capabilities capabilities(String json) {
        try {
            return JSON.readValue(json, Capabilities.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept capabilities no longer read", e);
        }
    }
}
