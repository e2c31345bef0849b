package dev.portolan.plugins.notifications;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what happens to plugins, and has told what is worth it.
@ApplicationScoped
class NewsConsumer {
    private static final Set<String> TOLD = Set.of(
            "plugin.disabled",
            "plugin.rolled-back",
            "plugin.update-available",
            "plugin.requested",
            "plugin.request-decided");
    /// What is older is no news: the topic goes back a year.
    private static final Duration OLD = Duration.ofDays(1);

    private final EventConsumers consumers;
    private final ErrandService errands;
    private final SendingService sending;
    private final InstantSource time;

    NewsConsumer(EventConsumers consumers, ErrandService errands, SendingService sending, InstantSource time) {
        this.consumers = consumers;
        this.errands = errands;
        this.sending = sending;
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        consumers.start("notification-news", Topics.PLUGIN_EVENTS, this::hear);
    }

    private void hear(CloudEvent event, byte @Nullable [] data) {
        if (data == null
                || !TOLD.contains(event.type())
                || event.time().isBefore(time.instant().minus(OLD))
                || !sending.open()) {
            return;
        }
        var news = Json.read(data, PluginEvent.class);
        if (News.tells(news)) {
            errands.add(new Errand.Told(news));
        }
    }
}
