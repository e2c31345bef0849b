package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plugins that bring entities.
public final class Providers {
    private Providers() {}

    /// @param document as it was answered
    public record CatalogProvider(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public CatalogProvider {}

        public PluginId plugin() {
            return Answers.id(document);
        }

        public String extension() {
            return document.path("extension").asText();
        }

        public String title() {
            return Fields.text(document, "title").orElse(extension());
        }

        /// `waiting` before the first run, `running`, then `ok` or `failed`; `off` while its plugin is disabled.
        public String state() {
            return document.path("state").asText();
        }

        public boolean running() {
            return "running".equals(state());
        }

        public @Nullable Instant lastRunAt() {
            return Fields.instant(document, "lastRunAt");
        }

        public @Nullable Instant nextRunAt() {
            return Fields.instant(document, "nextRunAt");
        }

        /// How many things the run has brought so far.
        public Optional<Long> done() {
            return Fields.number(document.path("progress"), "done");
        }

        public Optional<Long> total() {
            return Fields.number(document.path("progress"), "total");
        }

        /// How many entities it keeps in the catalog.
        public long entities() {
            return document.path("entities").asLong();
        }

        /// How many errors the catalog has found in what it brought.
        public long troubles() {
            return document.path("troubles").asLong();
        }

        /// Of the last run, if that failed.
        public Optional<String> error() {
            return Fields.text(document, "error");
        }
    }

    public record All(List<CatalogProvider> items) {
        public All {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
