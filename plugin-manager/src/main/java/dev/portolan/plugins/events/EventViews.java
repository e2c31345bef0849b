package dev.portolan.plugins.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How events are shown.
final class EventViews {
    private EventViews() {}

    /// A page of events: a [dev.portolan.contracts.Page] of its own type, since that is what a writer of CSV is chosen
    /// by.
    ///
    /// @param next opaque cursor of the next page; absent on the last one
    /// @param link to the next page, for the header of what has no room for a cursor
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Events(
            List<Item> items,
            @Nullable String next,
            @JsonIgnore @Nullable String link) {
        Events {
            items = List.copyOf(items);
        }

        Events linked(@Nullable String to) {
            return new Events(items, next, to);
        }
    }

    /// @param source `tenant`, `plugins`, `catalog`, `webhook`, `action` or `plugin`
    /// @param plugin `publisher/plugin` that it is about, or that says so
    /// @param actor who caused it: a member's subject, `plugin:...` or `service:...`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Head(
            UUID id,
            Instant at,
            String type,
            String source,
            @Nullable String plugin,
            @Nullable String actor,
            @Nullable String subject) {
        static Head of(TenantEventRow row) {
            return new Head(row.id, row.at, row.type, row.source, row.plugin, row.actor, row.subject);
        }
    }

    /// @param deliveries how many plugins react to it
    /// @param failed how many of these were given up
    record Item(@JsonUnwrapped Head head, JsonNode data, int deliveries, int failed) {}

    record Whole(@JsonUnwrapped Head head, JsonNode data, List<Delivery> deliveries, int failed) {
        Whole {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// What came of handing an event to a plugin.
    ///
    /// @param plugin `publisher/plugin`
    /// @param at of the last change
    /// @param error why it failed last
    /// @param nextAt when it is tried next, while it waits
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(
            String plugin,
            String extension,
            DeliveryState state,
            int attempts,
            Instant at,
            @Nullable String error,
            @Nullable Instant nextAt) {
        static Delivery of(DeliveryRow row) {
            var waits = row.state == DeliveryState.WAITING;
            return new Delivery(
                    row.plugin, row.extension, row.state, row.attempts, row.at, row.error, waits ? row.dueAt : null);
        }
    }

    /// Which deliveries are repeated: all, those of a publisher, or those of one plugin.
    record Replay(@Nullable String publisher, @Nullable String plugin) {}
}
