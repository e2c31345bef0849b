package dev.portolan.contracts;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Kafka topics of the product. Their meaning is in docs/events.md.
public final class Topics {
    public static final String TENANT_STATE = "portolan.tenant.state";
    public static final String ACCESS_REVOCATIONS = "portolan.access.revocations";
    public static final String PLUGIN_STATE = "portolan.plugin.state";
    public static final String RELEASE_STATE = "portolan.release.state";
    public static final String NODE_STATE = "portolan.node.state";
    public static final String TENANT_EVENTS = "portolan.tenant.events";
    public static final String PLUGIN_EVENTS = "portolan.plugin.events";
    public static final String CATALOG_EVENTS = "portolan.catalog.events";
    public static final String CATALOG_MUTATIONS = "portolan.catalog.mutations";
    public static final String USAGE = "portolan.usage";
    public static final String AUDIT = "portolan.audit";
    public static final String NOTIFICATIONS = "portolan.notifications";

    /// How each topic is made, for whoever creates them.
    public static final List<Definition> ALL = List.of(
            Definition.compacted(TENANT_STATE),
            Definition.kept(ACCESS_REVOCATIONS, Duration.ofHours(1)),
            Definition.compacted(PLUGIN_STATE),
            Definition.compacted(RELEASE_STATE),
            Definition.compacted(NODE_STATE),
            Definition.kept(TENANT_EVENTS, Duration.ofDays(365)),
            Definition.kept(PLUGIN_EVENTS, Duration.ofDays(365)),
            Definition.kept(CATALOG_EVENTS, Duration.ofDays(90)),
            // Work topics may hold content that erasure promises gone in 7 days: 6, and the day its segment lasts.
            Definition.kept(CATALOG_MUTATIONS, Duration.ofDays(6)),
            Definition.kept(USAGE, Duration.ofDays(6)),
            Definition.kept(AUDIT, Duration.ofDays(6)),
            // Says what is new while pages are open; what was missed is read from the inbox.
            Definition.kept(NOTIFICATIONS, Duration.ofHours(1)));

    private Topics() {}

    /// The dead-letter topic of a topic for one service; what it holds expires within 7 days.
    public static String deadLetters(String topic, String service) {
        return topic + ".dead." + service;
    }

    /// @param retention absent for a compacted topic
    public record Definition(String name, @Nullable Duration retention) {
        static Definition compacted(String name) {
            return new Definition(name, null);
        }

        static Definition kept(String name, Duration retention) {
            return new Definition(name, retention);
        }
    }
}
