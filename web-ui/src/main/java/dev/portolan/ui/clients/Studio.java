package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Plugins that an organization makes for itself.
public final class Studio {
    private Studio() {}

    /// One line of the list.
    public record Draft(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Draft {}

        public String id() {
            return document.path("id").asText();
        }

        public String name() {
            return document.path("name").asText();
        }

        public String title() {
            var title = document.path("title").asText("");
            return title.isBlank() ? name() : title;
        }

        /// Where it adds something, `entity.card` and so on.
        public String point() {
            return document.path("point").asText();
        }

        /// The version that was published last.
        public Optional<String> released() {
            return Fields.text(document, "released");
        }

        public @Nullable Instant changedAt() {
            return Fields.instant(document, "changedAt");
        }

        public String changedBy() {
            return document.path("changedBy").asText();
        }
    }

    /// A draft with all that is in it.
    public record Whole(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Whole {}

        public String id() {
            return document.path("id").asText();
        }

        /// The plugin that its releases are of.
        public PluginId plugin() {
            return new PluginId(
                    document.path("publisher").asText(), document.path("name").asText());
        }

        public ObjectNode content() {
            return document.path("content") instanceof ObjectNode content
                    ? content
                    : JsonNodeFactory.instance.objectNode();
        }

        public Optional<String> released() {
            return Fields.text(document, "released");
        }

        /// The version that is just this draft, so that there is nothing to publish.
        public Optional<String> sameAs() {
            return Fields.text(document, "sameAs");
        }

        /// Counts what its content has been.
        public long revision() {
            return document.path("revision").asLong();
        }

        public @Nullable Instant changedAt() {
            return Fields.instant(document, "changedAt");
        }

        public String changedBy() {
            return document.path("changedBy").asText("");
        }
    }

    /// What an address answered, or why it did not.
    public record Sample(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Sample {}

        public Optional<String> error() {
            return Fields.text(document, "error");
        }

        public int status() {
            return document.path("status").asInt();
        }

        public Optional<String> contentType() {
            return Fields.text(document, "contentType");
        }

        public String body() {
            return document.path("body").asText("");
        }
    }

    /// What a draft would show.
    public record Preview(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Preview {}

        /// Missing when there is none.
        public JsonNode view() {
            return document.path("view");
        }

        /// Whether it is known what the requests and values give.
        public boolean valued() {
            return document.path("values").isObject();
        }

        /// What a request or a value gives; missing when it is not known.
        public JsonNode value(String name) {
            return document.path("values").path(name);
        }

        public List<Fault> faults() {
            return StreamSupport.stream(document.path("faults").spliterator(), false)
                    .map(Fault::of)
                    .toList();
        }
    }

    /// @param pointer into the draft's content
    public record Fault(String pointer, String message, String expected) {
        private static Fault of(JsonNode json) {
            return new Fault(
                    json.path("pointer").asText(),
                    json.path("message").asText(),
                    json.path("expected").asText());
        }

        /// For people.
        public String words() {
            return expected.isBlank() ? message : message + " Expected: " + expected + ".";
        }
    }
}
