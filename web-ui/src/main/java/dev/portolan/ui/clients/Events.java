package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What plugin-manager says has happened.
public final class Events {
    private Events() {}

    /// @param source `tenant`, `plugins`, `catalog`, `webhook`, `action` or `plugin`
    /// @param plugin `publisher/plugin` that it is about, or that says so
    /// @param actor a member's subject, `plugin:...` or `service:...`
    /// @param deliveries how many plugins react to it, in a list; their deliveries, for a single one
    /// @param failed how many of these were given up
    public record Event(
            String id,
            Instant at,
            String type,
            @Nullable String source,
            @Nullable String plugin,
            @Nullable String actor,
            @Nullable String subject,
            JsonNode data,
            JsonNode deliveries,
            int failed) {
        /// How many plugins react to it.
        public int reactions() {
            return deliveries.isArray() ? deliveries.size() : deliveries.asInt();
        }

        /// What came of each, where it was asked for.
        public List<Delivery> each() {
            return deliveries.valueStream().map(Delivery::of).toList();
        }
    }

    /// What came of handing an event to a plugin.
    ///
    /// @param state `waiting`, `delivered` or `failed`
    /// @param nextAt when it is tried next, while it waits
    public record Delivery(
            String plugin,
            String extension,
            String state,
            int attempts,
            @Nullable String error,
            @Nullable Instant at,
            @Nullable Instant nextAt) {
        private static Delivery of(JsonNode json) {
            return new Delivery(
                    json.path("plugin").asText(),
                    json.path("extension").asText(),
                    json.path("state").asText(),
                    json.path("attempts").asInt(),
                    json.hasNonNull("error") ? json.path("error").asText() : null,
                    instant(json.path("at")).orElse(null),
                    instant(json.path("nextAt")).orElse(null));
        }

        private static Optional<Instant> instant(JsonNode json) {
            return json.isTextual() ? Optional.of(Instant.parse(json.asText())) : Optional.empty();
        }
    }

    /// What is looked for.
    ///
    /// @param type a type, or `entity.*`; empty for any
    /// @param plugin `publisher/plugin`; empty for any
    /// @param subject empty for any
    /// @param failed whether only what a plugin could not take
    public record Query(
            String type,
            String plugin,
            String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean failed) {
        public static final Query ALL = new Query("", "", "", null, null, false);

        @Nullable
        String since() {
            return from == null
                    ? null
                    : from.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
        }

        /// The last day counts.
        @Nullable
        String until() {
            return to == null
                    ? null
                    : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
        }
    }
}
