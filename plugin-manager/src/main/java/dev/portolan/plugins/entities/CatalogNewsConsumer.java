package dev.portolan.plugins.entities;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Tells the rest of the service what happens in catalogs. What is older than a day is out of date, and left out.
@ApplicationScoped
class CatalogNewsConsumer {
    private static final Duration OLD = Duration.ofDays(1);

    private final EventConsumers consumers;
    private final Event<CatalogNews> news;
    private final InstantSource time;

    CatalogNewsConsumer(EventConsumers consumers, Event<CatalogNews> news, InstantSource time) {
        this.consumers = consumers;
        this.news = news;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        consumers.start("catalog-news", Topics.CATALOG_EVENTS, this::hear);
    }

    private void hear(CloudEvent head, byte @Nullable [] data) {
        if (data != null && head.time().isAfter(time.instant().minus(OLD))) {
            news.fire(new CatalogNews(head, Json.read(data, CatalogEvent.class)));
        }
    }
}
