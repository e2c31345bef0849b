package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is wrong with what is installed, and how it is mended.
public final class PluginRepairs {
    private PluginRepairs() {}

    /// @param document as it was answered
    public record Repair(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Repair {}

        public String id() {
            return document.path("id").asText();
        }

        public PluginId plugin() {
            return Answers.id(document);
        }

        public String title() {
            return Fields.text(document, "title").orElse(document.path("plugin").asText());
        }

        /// For example `needs_configuration` or `rolled_back`.
        public String kind() {
            return document.path("kind").asText();
        }

        public @Nullable Instant since() {
            return Fields.instant(document, "since");
        }

        public String message() {
            return document.path("message").asText();
        }

        public List<Mend> mends() {
            return Fields.list(
                    document,
                    "mends",
                    node -> new Mend(
                            node.path("action").asText(),
                            node.path("label").asText(),
                            node.hasNonNull("publisher") && node.hasNonNull("plugin") ? Answers.id(node) : null));
        }

        /// The mend of this kind.
        public Optional<Mend> mend(String action) {
            return mends().stream().filter(mend -> mend.action().equals(action)).findFirst();
        }
    }

    /// @param action for example `configure`, `enable` or `acknowledge`
    /// @param label what its button says
    /// @param other the plugin that it is about, where that is another one
    public record Mend(
            String action, String label, @Nullable PluginId other) {}

    /// @param items the worst first
    public record Repairs(List<Repair> items, long count) {
        public Repairs {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
