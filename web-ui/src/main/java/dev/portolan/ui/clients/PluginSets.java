package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.Plugins.Difference;
import java.util.List;
import java.util.Optional;

/// The plugins of an organization as one file.
public final class PluginSets {
    private PluginSets() {}

    /// What applying a file does, or did.
    public record SetPlan(List<Item> items) {
        public SetPlan {
            items = items == null ? List.of() : List.copyOf(items);
        }

        /// How many plugins have this to be done.
        public long count(String action) {
            return items.stream().filter(item -> item.action().equals(action)).count();
        }

        /// How many plugins would be other than they are.
        public long changes() {
            return items.size() - count("same") - count("refused");
        }
    }

    /// One plugin of it.
    ///
    /// @param document as it was answered
    public record Item(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Item {}

        public PluginId id() {
            return Answers.id(document);
        }

        /// `install`, `change`, `enable`, `disable`, `uninstall`, `same` or `refused`.
        public String action() {
            return document.path("action").asText();
        }

        public List<Difference> diff() {
            return Answers.differences(document, "diff");
        }

        public List<Asked> asks() {
            return Answers.asked(document, "asks");
        }

        public List<Violation> missing() {
            return Answers.violations(document, "missing");
        }

        public List<Refusal> refusals() {
            return Fields.list(
                    document,
                    "refusals",
                    node -> new Refusal(
                            node.path("path").asText(),
                            Fields.number(node, "line"),
                            Fields.text(node, "found"),
                            Fields.text(node, "expected"),
                            Answers.words(node)));
        }
    }

    /// Why one cannot be so.
    ///
    /// @param path into the file
    public record Refusal(
            String path, Optional<Long> line, Optional<String> found, Optional<String> expected, String message) {}
}
