package dev.portolan.catalog.processing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.Finding.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes findings down and reads them again.
@ApplicationScoped
class FindingJson {
    private final ObjectMapper json;

    FindingJson(ObjectMapper json) {
        this.json = json;
    }

    /// The same text for the same finding, whenever it is seen.
    String write(Finding finding) {
        try {
            return json.writeValueAsString(new Finding(
                    null, finding.where(), finding.found(), finding.expected(), finding.message(), finding.mend()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding is always JSON", e);
        }
    }

    Finding read(String body, Instant at) {
        try {
            var node = json.readTree(body);
            var where = new Place(
                    node.path("file").asText(),
                    number(node.get("line")),
                    number(node.get("document")),
                    text(node.get("path")),
                    text(node.get("entityRef")));
            return new Finding(
                    at,
                    where,
                    text(node.get("found")),
                    text(node.get("expected")),
                    node.path("message").asText(),
                    text(node.get("mend")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding is always JSON", e);
        }
    }

    private static @Nullable Integer number(@Nullable JsonNode node) {
        return node == null ? null : node.asInt();
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.asText();
    }
}
