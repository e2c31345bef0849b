package dev.portolan.plugins.notifications;

import dev.portolan.contracts.NotificationEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.propagation.OpenStreams;
import dev.portolan.streams.Json;
import dev.portolan.streams.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Tells the open streams of a member that there is something new for that member.
@ApplicationScoped
class Arrivals {
    private final OpenStreams streams;
    private final TopicFollower follower;

    Arrivals(
            OpenStreams streams, @ConfigProperty(name = "kafka.bootstrap.servers") String servers, InstantSource time) {
        this.streams = streams;
        this.follower =
                new TopicFollower(servers, Topics.NOTIFICATIONS, new TopicFollower.Start.End(), time, this::arrived);
    }

    void start(@Observes StartupEvent started) {
        var _ = follower.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.close();
    }

    /// Data of `notification`.
    record Arrived(UUID id, String severity, String topic, Instant at) {}

    private void arrived(ConsumerRecord<String, byte @Nullable []> record) {
        var value = record.value();
        if (value != null && Json.read(value, NotificationEvent.class) instanceof NotificationEvent.Sent sent) {
            var news = new Arrived(sent.notification(), sent.severity(), sent.topic(), sent.at());
            streams.tell(sent.tenant(), sent.recipient(), "notification", news);
        }
    }
}
