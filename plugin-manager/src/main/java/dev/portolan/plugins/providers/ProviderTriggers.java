package dev.portolan.plugins.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.plugins.entities.CatalogNews;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.Reason;
import dev.portolan.plugins.schedules.ScheduleService;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Has providers run upon the events that they name.
@ApplicationScoped
public class ProviderTriggers {
    private static final Duration OLD = Duration.ofHours(1);

    private final EventConsumers consumers;
    private final ExtensionService extensions;
    private final ScheduleService schedules;
    private final InstantSource time;

    ProviderTriggers(
            EventConsumers consumers, ExtensionService extensions, ScheduleService schedules, InstantSource time) {
        this.consumers = consumers;
        this.extensions = extensions;
        this.schedules = schedules;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        consumers.start("provider-plugin-events", Topics.PLUGIN_EVENTS, this::hear);
        consumers.start("provider-tenant-events", Topics.TENANT_EVENTS, this::hear);
    }

    void hear(@Observes CatalogNews news) {
        happened(news.head().type(), () -> document(news.head(), Json.write(news.event())));
    }

    // What is old was of importance before the provider was there, or has been seen by its runs since.
    private void hear(CloudEvent head, byte @Nullable [] data) {
        if (data != null && head.time().isAfter(time.instant().minus(OLD))) {
            happened(head.type(), () -> document(head, data));
        }
    }

    /// Has those providers of the current tenant run that want to hear of an event, within the current transaction.
    ///
    /// @param type for example `entity.changed`
    /// @param event makes what they are told: `{id, type, time, actor?, subject?, data}`
    public void happened(String type, Supplier<JsonNode> event) {
        if (schedules.hasNone(ExtensionPoint.CATALOG_PROVIDER)) {
            return;
        }
        extensions.at(ExtensionPoint.CATALOG_PROVIDER).stream()
                .filter(active -> active.extension() instanceof Extension.CatalogProvider provider
                        && provider.events().stream().anyMatch(pattern -> covers(pattern, type)))
                .forEach(active -> {
                    var _ = schedules.ask(
                            active.installation().id(),
                            active.extension().id(),
                            Reason.EVENT,
                            new String(Json.write(event.get()), StandardCharsets.UTF_8));
                });
    }

    private static boolean covers(String pattern, String type) {
        return pattern.endsWith(".*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(type);
    }

    private static ObjectNode document(CloudEvent head, byte[] data) {
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("id", head.id().toString())
                .put("type", head.type())
                .put("time", head.time().toString());
        if (head.actor() != null) {
            event.put("actor", head.actor());
        }
        event.set("data", Json.read(data, JsonNode.class));
        return event;
    }
}
