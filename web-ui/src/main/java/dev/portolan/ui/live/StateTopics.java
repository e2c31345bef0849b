package dev.portolan.ui.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.NotificationEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.streams.NodeReporter;
import dev.portolan.streams.TopicFollower;
import dev.portolan.streams.TopicFollower.Start;
import dev.portolan.ui.clients.ServicesConfig;
import dev.portolan.ui.clients.Sources.Progress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Follows the topics that say what changes, and reports how far this node has come.
@ApplicationScoped
class StateTopics {
    /// As long as the services wait before they refuse changes.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveChanges changes;
    private final TopicFollower plugins;
    private final TopicFollower catalog;
    private final TopicFollower access;
    private final TopicFollower tenants;
    private final TopicFollower inboxes;
    private final TopicFollower releases;
    private final NodeReporter reporter;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-hearing").daemon().factory());

    StateTopics(LiveChanges changes, ServicesConfig config, InstantSource time) {
        this.changes = changes;
        this.plugins =
                new TopicFollower(config.kafka(), Topics.PLUGIN_STATE, new Start.Beginning(), time, this::pluginState);
        this.catalog =
                new TopicFollower(config.kafka(), Topics.CATALOG_EVENTS, new Start.End(), time, this::catalogEvent);
        this.access = new TopicFollower(
                config.kafka(),
                Topics.ACCESS_REVOCATIONS,
                new Start.End(),
                time,
                message -> tell(accessChange(message.value())));
        this.tenants = new TopicFollower(
                config.kafka(),
                Topics.TENANT_STATE,
                new Start.End(),
                time,
                message -> tell(tenantChange(message.key(), message.value())));
        this.inboxes = new TopicFollower(
                config.kafka(),
                Topics.NOTIFICATIONS,
                new Start.End(),
                time,
                message -> tell(inboxChange(message.value())));
        this.releases = new TopicFollower(
                config.kafka(), Topics.RELEASE_STATE, new Start.End(), time, message -> release(message.value()));
        this.reporter = new NodeReporter(config.kafka(), "web-ui", List.of(plugins), time);
    }

    void start(@Observes StartupEvent event) {
        var _ = reporter.start();
        var _ = plugins.start();
        var _ = catalog.start();
        var _ = access.start();
        var _ = tenants.start();
        var _ = inboxes.start();
        var _ = releases.start();
        var _ = clock.scheduleWithFixedDelay(this::listen, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
        plugins.close();
        catalog.close();
        access.close();
        tenants.close();
        inboxes.close();
        releases.close();
        reporter.close();
    }

    private void release(byte @Nullable [] value) {
        if (value != null) {
            var state = Json.read(value, ReleaseState.class);
            changes.tellAll(tenant -> new Change.ReleaseChanged(tenant, state));
        }
    }

    /// Who has never been heard says nothing about silence: this node is only just starting then.
    private void listen() {
        changes.heard(Stream.of(plugins, catalog, access, tenants)
                .noneMatch(topic -> topic.caughtUp() && topic.silence().compareTo(PATIENCE) > 0));
        changes.catchUp();
    }

    private void pluginState(ConsumerRecord<String, byte @Nullable []> message) {
        // what was there before this node started is news to nobody: pages read it when they open
        if (plugins.caughtUp()) {
            changes.tell(pluginChange(message.key(), message.value()));
        }
    }

    private void catalogEvent(ConsumerRecord<String, byte @Nullable []> message) {
        var value = message.value();
        if (value != null) {
            changes.tell(catalogChange(value));
        }
    }

    private void tell(@Nullable Change change) {
        if (change != null) {
            changes.tell(change);
        }
    }

    static Change catalogChange(byte[] value) {
        var event = Json.read(value, JsonNode.class);
        // not of the catalog's state, and so often that pages tell it apart from the rest
        if ("location.progress".equals(event.path("type").asText())) {
            var total = event.path("total");
            return new Change.SourceProgress(
                    TenantId.parse(event.path("tenant").asText()),
                    UUID.fromString(event.path("location").asText()),
                    new Progress(
                            event.path("phase").asText(),
                            event.path("done").asLong(),
                            total.isNumber() ? total.asLong() : null));
        }
        return new Change.CatalogChanged(Json.read(value, CatalogEvent.class));
    }

    static @Nullable Change accessChange(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        var revocation = Json.read(value, Revocation.class);
        return new Change.AccessChanged(revocation.tenant(), revocation.subject());
    }

    static Change tenantChange(String key, byte @Nullable [] value) {
        return value == null
                ? new Change.TenantErased(TenantId.parse(key))
                : new Change.TenantChanged(Json.read(value, TenantState.class));
    }

    static @Nullable Change inboxChange(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        return switch (Json.read(value, NotificationEvent.class)) {
            case NotificationEvent.Sent sent ->
                new Change.InboxChanged(
                        sent.tenant(), sent.recipient(), new Change.Arrived(sent.notification(), sent.severity()));
            case NotificationEvent.Changed changed ->
                new Change.InboxChanged(changed.tenant(), changed.recipient(), null);
        };
    }

    static Change pluginChange(String key, byte @Nullable [] value) {
        if (value != null) {
            return new Change.PluginChanged(Json.read(value, PluginState.class));
        }
        var slash = key.indexOf('/');
        return new Change.PluginRemoved(
                TenantId.parse(key.substring(0, slash)), PluginId.parse(key.substring(slash + 1)));
    }
}
