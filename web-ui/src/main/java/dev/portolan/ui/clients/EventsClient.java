package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Events.Event;
import dev.portolan.ui.clients.Events.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about what has happened. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class EventsClient {
    private static final String EVENTS = "events";

    private final ServiceApi api;

    EventsClient(Services services) {
        this.api = services.plugins();
    }

    /// Newest first.
    public Page<Event> events(Slug tenant, TokenSource tokens, Query query, @Nullable String cursor) {
        return api.page(address(tenant, query, cursor), tokens, Event.class);
    }

    /// One, with what came of it at each plugin.
    public Event event(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, EVENTS, id), tokens, Event.class);
    }

    /// Has the plugins called again that react to it.
    public Event replay(Slug tenant, TokenSource tokens, String id) {
        return api.send("POST", api.at(tenant, EVENTS, id, "replay"), tokens, Map.of(), Event.class);
    }

    /// The list as a file of comma-separated values.
    public Download file(Slug tenant, TokenSource tokens, Query query) {
        var first = api.file(address(tenant, query, null), tokens, "text/csv");
        var all = new CsvPages(first, cursor -> api.file(address(tenant, query, cursor), tokens, "text/csv"));
        return new Download(all, first.type(), -1, null);
    }

    private Address address(Slug tenant, Query query, @Nullable String cursor) {
        return api.at(tenant, EVENTS)
                .with("type", query.type())
                .with("plugin", query.plugin())
                .with("subject", query.subject())
                .with("since", query.since())
                .with("until", query.until())
                .with("failed", query.failed() ? "true" : null)
                .with("cursor", cursor);
    }
}
