package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What a draft consists of, as a schema: the form of the studio is one like any other.
final class DraftSchema {
    static final JsonNode SCHEMA = read();

    private DraftSchema() {}

    private static JsonNode read() {
        try (var resource = DraftSchema.class.getResourceAsStream("draft.schema.json")) {
            return new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
