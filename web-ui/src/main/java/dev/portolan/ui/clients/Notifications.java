package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a member is told, and how the member wants to be told.
public final class Notifications {
    private Notifications() {}

    /// @param unread how many
    /// @param enabled whether the organization has notifications at all
    public record Count(long unread, boolean enabled) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Count of(JsonNode document) {
            return new Count(
                    document.path("unread").asLong(), document.path("enabled").asBoolean(true));
        }
    }

    /// One notification.
    ///
    /// @param document as it was answered
    public record Item(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Item {}

        public String id() {
            return document.path("id").asText();
        }

        public String title() {
            return document.path("title").asText();
        }

        /// Markdown.
        public Optional<String> body() {
            return Fields.text(document, "body");
        }

        /// `critical`, `high`, `normal` or `low`.
        public String severity() {
            return document.path("severity").asText("normal");
        }

        public String topic() {
            return document.path("topic").asText();
        }

        /// Who tells it, in words.
        public String sender() {
            return Fields.text(document, "sender").orElse("Portolan");
        }

        /// A path of the portal, or an https address.
        public Optional<String> href() {
            return Fields.text(document, "href");
        }

        public Optional<String> entity() {
            return Fields.text(document, "entity");
        }

        public @Nullable Instant at() {
            return Fields.instant(document, "at");
        }

        public boolean read() {
            return document.path("read").asBoolean();
        }

        public boolean saved() {
            return document.path("saved").asBoolean();
        }

        public boolean done() {
            return document.path("done").asBoolean();
        }
    }

    /// What is asked for.
    ///
    /// @param state `unread`, `all`, `saved` or `done`
    /// @param severity empty for any
    /// @param topic empty for any
    public record Wanted(String state, String severity, String topic) {}

    /// Ids of what was changed, to take it back.
    public record Changed(List<String> ids) {
        public Changed {
            ids = List.copyOf(ids);
        }
    }

    /// By which ways the member hears of what.
    public record Settings(List<Channel> channels, List<Topic> topics) {
        public Settings {
            channels = List.copyOf(channels);
            topics = List.copyOf(topics);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Settings of(JsonNode document) {
            return new Settings(
                    Fields.list(
                            document,
                            "channels",
                            item -> new Channel(
                                    item.path("id").asText(),
                                    Fields.text(item, "title")
                                            .orElse(item.path("id").asText()))),
                    Fields.list(document, "topics", Topic::of));
        }
    }

    /// A way to be told: `portal`, `mail`, or one that a plugin adds.
    public record Channel(String id, String title) {}

    /// One topic of one sender.
    ///
    /// @param plugin null for what the platform itself tells
    /// @param channels whether it comes, by the ids of ways
    public record Topic(String topic, @Nullable PluginId plugin, String title, Map<String, Boolean> channels) {
        public Topic {
            channels = Map.copyOf(channels);
        }

        static Topic of(JsonNode item) {
            var channels = new LinkedHashMap<String, Boolean>();
            item.path("channels")
                    .properties()
                    .forEach(channel ->
                            channels.put(channel.getKey(), channel.getValue().asBoolean()));
            return new Topic(
                    item.path("topic").asText(),
                    Fields.text(item, "plugin").map(PluginId::parse).orElse(null),
                    Fields.text(item, "title").orElse("Portolan"),
                    channels);
        }

        public boolean by(String channel) {
            return channels.getOrDefault(channel, true);
        }

        /// The same, with another choice for one way.
        public Topic with(String channel, boolean wanted) {
            var chosen = new LinkedHashMap<>(channels);
            chosen.put(channel, wanted);
            return new Topic(topic, plugin, title, chosen);
        }
    }
}
