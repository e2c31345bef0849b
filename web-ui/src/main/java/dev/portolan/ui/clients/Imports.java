package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Sources.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is taken over from a running Backstage.
public final class Imports {
    private Imports() {}

    /// How an import stands.
    ///
    /// @param document as it was answered
    public record Import(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Import {}

        public String id() {
            return document.path("id").asText();
        }

        public String url() {
            return document.path("url").asText();
        }

        /// `reading`, `ready`, `importing`, `done` or `failed`.
        public String state() {
            return document.path("state").asText();
        }

        /// Whether it goes on by itself.
        public boolean underWay() {
            return "reading".equals(state()) || "importing".equals(state());
        }

        public long done() {
            return document.path("progress").path("done").asLong();
        }

        public Optional<Long> total() {
            return Fields.number(document.path("progress"), "total");
        }

        /// @param verdict `take`, `change`, `same` or `refuse`
        public long count(String verdict) {
            return document.path("counts").path(verdict).asLong();
        }

        public Optional<String> error() {
            var error = document.path("error");
            return Fields.text(document, "error").or(() -> Fields.text(error, "message"));
        }

        public @Nullable Instant startedAt() {
            return Fields.instant(document, "startedAt");
        }

        public @Nullable Instant finishedAt() {
            return Fields.instant(document, "finishedAt");
        }
    }

    /// What becomes of one entity.
    ///
    /// @param document as it was answered
    public record Item(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Item {}

        public String ref() {
            return document.path("ref").asText();
        }

        /// `location` when it is read from its source from then on, else `entity`.
        public String how() {
            return document.path("how").asText();
        }

        public Optional<String> location() {
            return Fields.text(document, "location");
        }

        public List<Finding> errors() {
            return Fields.list(document, "errors", Finding::new);
        }
    }
}
