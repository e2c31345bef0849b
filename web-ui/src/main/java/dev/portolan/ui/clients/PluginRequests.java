package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What members have asked to be installed.
public final class PluginRequests {
    private PluginRequests() {}

    /// @param document as it was answered
    public record Request(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Request {}

        public String id() {
            return document.path("id").asText();
        }

        public PluginId plugin() {
            return Answers.id(document);
        }

        public String title() {
            return Fields.text(document, "title").orElse(document.path("plugin").asText());
        }

        /// `open`, `approved`, `rejected` or `withdrawn`.
        public String state() {
            return document.path("state").asText();
        }

        public boolean open() {
            return "open".equals(state());
        }

        /// What it is wanted for.
        public Optional<String> note() {
            return Fields.text(document, "note");
        }

        public String author() {
            return Fields.text(document.path("by"), "name").orElse("Somebody");
        }

        /// Whether this person has asked.
        public boolean by(String subject) {
            return document.path("by").path("subject").asText().equals(subject);
        }

        public @Nullable Instant at() {
            return Fields.instant(document, "at");
        }

        public Optional<String> decidedBy() {
            return Fields.text(document.path("decidedBy"), "name").or(() -> Fields.text(document, "decidedBy"));
        }

        public @Nullable Instant decidedAt() {
            return Fields.instant(document, "decidedAt");
        }

        public Optional<String> reason() {
            return Fields.text(document, "reason");
        }
    }
}
