package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.clients.Plugins.Health;
import dev.portolan.ui.clients.Plugins.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is installed in an organization, and what is to become of it.
public final class Installations {
    private Installations() {}

    /// A plugin in an organization, in a list or as a whole.
    ///
    /// @param document as it was answered
    public record Installed(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Installed {}

        public PluginId id() {
            return new PluginId(publisher(), plugin());
        }

        public String publisher() {
            return document.path("publisher").asText();
        }

        public String plugin() {
            return document.path("plugin").asText();
        }

        public String name() {
            return Fields.text(document, "title").orElse(plugin());
        }

        public @Nullable String icon() {
            return Fields.text(document, "icon").orElse(null);
        }

        public String version() {
            return document.path("version").asText();
        }

        /// `stable` or `beta`; empty when the version is pinned.
        public Optional<String> channel() {
            return Fields.text(document, "channel");
        }

        public boolean enabled() {
            return document.path("enabled").asBoolean();
        }

        public long revision() {
            return document.path("revision").asLong();
        }

        /// `enabled`, `disabled`, `needs_configuration`, `blocked_by_plan`, ...
        public String desired() {
            return document.path("desired").asText();
        }

        public List<Observed> observed() {
            return Fields.list(
                    document,
                    "observed",
                    node -> new Observed(
                            node.path("node").asText(),
                            Fields.text(node, "service").orElse(null),
                            node.path("revision").asLong(),
                            Fields.text(node, "state").orElse(null),
                            Fields.instant(node, "at")));
        }

        /// How many nodes have applied the current revision.
        public long liveNodes() {
            return observed().stream()
                    .filter(node -> node.revision() >= revision())
                    .count();
        }

        /// Whether every node that reports has applied the current revision.
        public boolean settled() {
            var nodes = observed();
            return !nodes.isEmpty() && liveNodes() == nodes.size();
        }

        /// Whether it differs in nothing but whether it is on, and since when.
        public boolean sameButForSwitch(Installed other) {
            return withoutSwitch().equals(other.withoutSwitch());
        }

        private JsonNode withoutSwitch() {
            return Fields.without(document, "enabled", "desired", "revision", "observed", "changedAt", "changedBy");
        }

        public Health health() {
            var node = document.path("health");
            return new Health(
                    node.path("state").asText("ok"),
                    Fields.text(node, "message").orElse(null),
                    Fields.instant(node, "at"));
        }

        public JsonNode configuration() {
            return object("configuration");
        }

        public JsonNode schema() {
            return object("schema");
        }

        public boolean configurable() {
            return !schema().path("properties").isEmpty();
        }

        public List<String> grants() {
            return Fields.list(document, "grants", JsonNode::asText);
        }

        /// Whether releases that ask for nothing new are taken by themselves.
        public boolean automaticUpdates() {
            return document.path("automaticUpdates").asBoolean(true);
        }

        /// A newer release of the channel that it follows.
        public Optional<NewRelease> update() {
            var node = document.path("update");
            return node.isObject()
                    ? Optional.of(new NewRelease(
                            node.path("version").asText(), node.path("class").asText()))
                    : Optional.empty();
        }

        /// An upgrade that is still being watched.
        public Optional<Watch> watch() {
            var node = document.path("watch");
            return node.isObject()
                    ? Optional.of(new Watch(
                            Fields.instant(node, "since"),
                            Fields.instant(node, "until"),
                            Fields.text(node, "backTo").orElse("")))
                    : Optional.empty();
        }

        public @Nullable Instant changedAt() {
            return Fields.instant(document, "changedAt");
        }

        /// Who changed it last; empty where the answer does not say.
        public Optional<String> changedBy() {
            return Fields.text(document.path("changedBy"), "name").or(() -> Fields.text(document, "changedBy"));
        }

        public @Nullable Instant installedAt() {
            return Fields.instant(document, "installedAt");
        }

        private JsonNode object(String name) {
            var node = document.path(name);
            return node.isObject() ? node : JsonNodeFactory.instance.objectNode();
        }
    }

    /// @param kind `automatic`, `consent`, `configuration` or `blocked`
    public record NewRelease(String version, String kind) {}

    /// @param backTo the revision that comes back by itself when the new one fails; empty when it is not said
    public record Watch(@Nullable Instant since, @Nullable Instant until, String backTo) {}

    /// Which of them to list.
    ///
    /// @param state as in [Installed#desired] or of its health; empty for all
    public record Query(String text, String state, String sort) {}

    /// What an installation is to become; what is null stays as it is.
    ///
    /// @param configuration whole; secrets as `{"set"}`, `{"keep"}` or `{"clear"}`
    /// @param grants whole
    /// @param dependencies what is to be installed with it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wish(
            @Nullable String version,
            @Nullable String channel,
            @Nullable Boolean enabled,
            @Nullable Map<String, Object> configuration,
            @Nullable List<String> grants,
            @Nullable List<Dependency> dependencies) {
        /// On, and nothing else.
        public static Wish switchedOn() {
            return new Wish(null, null, true, null, null, null);
        }

        /// Other settings, and nothing else.
        public static Wish configured(Map<String, Object> configuration) {
            return new Wish(null, null, null, configuration, null, null);
        }

        /// Another release, and nothing else.
        ///
        /// @param channel is followed; else null and `version` pins one
        public static Wish released(@Nullable String version, @Nullable String channel) {
            return new Wish(version, channel, null, null, null, null);
        }

        /// The same with consent.
        public Wish granting(List<String> permissions) {
            return new Wish(version, channel, enabled, configuration, List.copyOf(permissions), dependencies);
        }

        /// The same with other settings.
        public Wish configuring(Map<String, Object> settings) {
            return new Wish(version, channel, enabled, settings, grants, dependencies);
        }

        /// The same with consent to what a plan has come along.
        public Wish with(List<Also> along) {
            return along.isEmpty()
                    ? this
                    : new Wish(
                            version,
                            channel,
                            enabled,
                            configuration,
                            grants,
                            along.stream().map(Also::agreed).toList());
        }
    }

    /// @param version the one that was shown: another is not installed then
    /// @param grants what is consented to
    public record Dependency(String publisher, String plugin, String version, List<String> grants) {}

    /// What a wish would do.
    ///
    /// @param document as it was answered
    public record Plan(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Plan {}

        public List<String> steps() {
            return Fields.list(document, "plan", JsonNode::asText);
        }

        /// Why it would be refused.
        public List<String> refusals() {
            return Fields.list(document, "refusals", Answers::words);
        }

        public List<Difference> diff() {
            return Answers.differences(document, "diff");
        }

        /// What was not granted before.
        public List<Asked> consents() {
            return Answers.asked(document, "consents");
        }

        /// What would still have to be set.
        public List<Violation> missing() {
            return Answers.violations(document, "missing");
        }

        /// What would be installed with it.
        public List<Also> also() {
            return Fields.list(document, "also", Also::of);
        }
    }

    /// Another plugin that is installed along.
    ///
    /// @param why who needs it, in words
    public record Also(PluginId id, String version, String title, List<Asked> asks, String why) {
        static Also of(JsonNode node) {
            return new Also(
                    Answers.id(node),
                    node.path("version").asText(),
                    Fields.text(node, "title").orElse(node.path("plugin").asText()),
                    Answers.asked(node, "asks"),
                    node.path("why").asText());
        }

        public Dependency agreed() {
            return new Dependency(
                    id.publisher(),
                    id.plugin(),
                    version,
                    asks.stream().map(Asked::permission).toList());
        }
    }

    /// The values that a field may have.
    ///
    /// @param truncated there are more, so that other words find others
    /// @param error why there are none; absent when there are
    public record Options(
            List<Option> items, boolean truncated, @Nullable String error) {
        public Options {
            items = List.copyOf(items);
        }
    }

    public record Option(String value, String label) {}
}
