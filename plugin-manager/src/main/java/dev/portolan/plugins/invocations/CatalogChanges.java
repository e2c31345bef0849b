package dev.portolan.plugins.invocations;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.streams.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Forgets the views of entities that change. Every node has views of its own, so every node follows the topic by
/// itself, from now on and with no inbox: to forget twice does no harm.
@ApplicationScoped
class CatalogChanges {
    private final ViewCache views;
    private final TopicFollower follower;

    CatalogChanges(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers, ViewCache views, InstantSource time) {
        this.views = views;
        this.follower =
                new TopicFollower(servers, Topics.CATALOG_EVENTS, new TopicFollower.Start.End(), time, this::apply);
    }

    private void apply(ConsumerRecord<String, byte @Nullable []> record) {
        if (record.value() == null) {
            return;
        }
        switch (Json.read(record.value(), CatalogEvent.class)) {
            case CatalogEvent.Created created -> views.forget(created.tenant(), created.ref());
            case CatalogEvent.Changed changed -> views.forget(changed.tenant(), changed.ref());
            case CatalogEvent.Deleted deleted -> views.forget(deleted.tenant(), deleted.ref());
            case CatalogEvent.LocationRefreshed _, CatalogEvent.LocationProgress _ -> {}
        }
    }

    void start(@Observes StartupEvent started) {
        var _ = follower.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.close();
    }
}
