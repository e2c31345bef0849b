package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Notifications.Changed;
import dev.portolan.ui.clients.Notifications.Count;
import dev.portolan.ui.clients.Notifications.Item;
import dev.portolan.ui.clients.Notifications.Settings;
import dev.portolan.ui.clients.Notifications.Topic;
import dev.portolan.ui.clients.Notifications.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about the caller's own notifications. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class NotificationsClient {
    private static final String NOTIFICATIONS = "notifications";
    private static final String SETTINGS = "notification-settings";

    private final ServiceApi api;

    NotificationsClient(Services services) {
        this.api = services.plugins();
    }

    public Count count(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, NOTIFICATIONS, "count"), tokens, Count.class);
    }

    /// Newest first.
    public Page<Item> page(Slug tenant, TokenSource tokens, Wanted wanted, @Nullable String cursor) {
        var address = api.at(tenant, NOTIFICATIONS)
                .with("state", wanted.state())
                .with("severity", wanted.severity())
                .with("topic", wanted.topic())
                .with("cursor", cursor);
        return api.page(address, tokens, Item.class);
    }

    public Item get(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, NOTIFICATIONS, id), tokens, Item.class);
    }

    /// Marks one: `read`, `saved` or `done`.
    public Item mark(Slug tenant, TokenSource tokens, String id, String mark, boolean wanted) {
        return api.send("PATCH", api.at(tenant, NOTIFICATIONS, id), tokens, Map.of(mark, wanted), Item.class);
    }

    /// Marks several.
    public Changed mark(Slug tenant, TokenSource tokens, Collection<String> ids, String mark, boolean wanted) {
        return api.send(
                "PATCH",
                api.at(tenant, NOTIFICATIONS),
                tokens,
                Map.of("ids", List.copyOf(ids), mark, wanted),
                Changed.class);
    }

    /// Marks all as read that came until then.
    public Changed readUntil(Slug tenant, TokenSource tokens, Instant until) {
        return api.send(
                "POST",
                api.at(tenant, NOTIFICATIONS, "read"),
                tokens,
                Map.of("before", until.toString()),
                Changed.class);
    }

    public Settings settings(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, SETTINGS), tokens, Settings.class);
    }

    public Settings choose(Slug tenant, TokenSource tokens, List<Topic> topics) {
        var written = topics.stream()
                .map(topic -> {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("topic", topic.topic());
                    if (topic.plugin() != null) {
                        one.put("plugin", topic.plugin());
                    }
                    one.put("channels", topic.channels());
                    return one;
                })
                .toList();
        return api.send("PUT", api.at(tenant, SETTINGS), tokens, Map.of("topics", written), Settings.class);
    }
}
