package dev.portolan.plugins.entities;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.BatchHandler.Received;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

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
        consumers.startBatches("catalog-news", Topics.CATALOG_EVENTS, this::hear);
    }

    private void hear(List<Received> events) {
        var oldest = time.instant().minus(OLD);
        var fresh = events.stream()
                .filter(event -> event.head().time().isAfter(oldest))
                .flatMap(event -> Stream.ofNullable(event.data()))
                .map(data -> Json.read(data, CatalogEvent.class))
                .toList();
        if (!fresh.isEmpty()) {
            news.fire(new CatalogNews(fresh));
        }
    }
}
