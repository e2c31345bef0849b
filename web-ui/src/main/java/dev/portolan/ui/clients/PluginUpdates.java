package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.Plugins.Difference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Newer releases of what is installed.
public final class PluginUpdates {
    private PluginUpdates() {}

    /// One that can be had.
    ///
    /// @param document as it was answered
    public record Update(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Update {}

        public PluginId id() {
            return Answers.id(document);
        }

        public String title() {
            return Fields.text(document, "title").orElse(document.path("plugin").asText());
        }

        public String from() {
            return document.path("from").asText();
        }

        public String to() {
            return document.path("to").asText();
        }

        public Optional<String> channel() {
            return Fields.text(document, "channel");
        }

        /// `automatic`, `consent`, `configuration` or `blocked`.
        public String kind() {
            return document.path("class").asText();
        }

        /// What it asks for and the present release does not.
        public List<Asked> asks() {
            return Answers.asked(document, "asks");
        }

        public List<Budget> budgets() {
            return Fields.list(
                    document,
                    "budgets",
                    node -> new Budget(
                            node.path("name").asText(),
                            node.path("from").asText(),
                            node.path("to").asText()));
        }

        /// Whether its settings are rewritten for the new release.
        public boolean migrates() {
            return document.path("migrates").asBoolean();
        }

        public Optional<String> changelog() {
            return Fields.text(document, "changelog");
        }

        public List<String> blockedBy() {
            return Fields.list(document, "blockedBy", Answers::words);
        }
    }

    /// A bound that the new release raises.
    public record Budget(String name, String from, String to) {}

    /// One that is to be taken.
    ///
    /// @param grants what is consented to, whole; null where nothing new is asked
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Chosen(
            String publisher,
            String plugin,
            @Nullable String version,
            @Nullable List<String> grants) {}

    /// What became of one, or would.
    ///
    /// @param document as it was answered
    public record Outcome(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Outcome {}

        public PluginId id() {
            return Answers.id(document);
        }

        public String from() {
            return document.path("from").asText();
        }

        public String to() {
            return document.path("to").asText();
        }

        /// `updated`, `would_update`, `waits_for_consent`, `waits_for_configuration`, `blocked` or `failed`.
        public String outcome() {
            return document.path("outcome").asText();
        }

        public Optional<String> message() {
            return Fields.text(document, "message");
        }

        public List<Difference> diff() {
            return Answers.differences(document, "diff");
        }
    }

    /// What became of all.
    public record Outcomes(List<Outcome> items) {
        public Outcomes {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
