package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.ui.conflicts.Words;
import dev.portolan.ui.page.DifferenceWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/// What a draft consists of, as a schema: the form of the studio is one like any other.
final class DraftSchema {
    static final JsonNode SCHEMA = read();

    /// Two people's changes of a draft.
    static final Words CONFLICT = new Words(
            "Somebody else has changed this draft",
            "field",
            "Nothing of yours is lost: choose what is to be. What only one of you has changed is chosen already.",
            "Save this",
            new InWords());

    private DraftSchema() {}

    private static JsonNode read() {
        try (var resource = DraftSchema.class.getResourceAsStream("draft.schema.json")) {
            return new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the form calls its fields and what can be chosen in them.
    private static final class InWords implements DifferenceWords {
        @Override
        public String setting(String pointer) {
            return property(pointer).path("title").asText(PLAIN.setting(pointer));
        }

        @Override
        public String value(String pointer, JsonNode value) {
            return property(pointer)
                    .path("oneOf")
                    .valueStream()
                    .filter(choice -> choice.path("const").equals(value))
                    .map(choice -> choice.path("title").asText())
                    .findFirst()
                    .orElseGet(() -> PLAIN.value(pointer, value));
        }

        /// Missing for what no draft of the form has.
        private static JsonNode property(String pointer) {
            return Stream.of("/properties", "/then/properties")
                    .map(properties -> SCHEMA.at(properties + pointer))
                    .filter(property -> !property.isMissingNode())
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }
    }
}
