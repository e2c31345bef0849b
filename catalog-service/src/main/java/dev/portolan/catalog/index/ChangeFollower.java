package dev.portolan.catalog.index;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Hears of the changes that other nodes have made, from `portolan.catalog.events`.
@ApplicationScoped
class ChangeFollower {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final TopicFollower follower;
    private final Event<Heard> heard;

    ChangeFollower(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers, InstantSource time, Event<Heard> heard) {
        this.heard = heard;
        this.follower =
                new TopicFollower(servers, Topics.CATALOG_EVENTS, new TopicFollower.Start.End(), time, this::apply);
    }

    /// Whether what others change is heard of within a second.
    boolean hears() {
        return follower.caughtUp() && follower.silence().compareTo(SILENCE) < 0;
    }

    // Whatever the event says, the entity is looked at again: its key names it.
    private void apply(ConsumerRecord<String, byte @Nullable []> record) {
        var slash = record.key().indexOf('/');
        if (slash > 0) {
            heard.fire(new Heard(
                    TenantId.parse(record.key().substring(0, slash)),
                    record.key().substring(slash + 1)));
        }
    }

    void start(@Observes StartupEvent started) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.close();
    }

    /// An entity is new, different or gone.
    record Heard(TenantId tenant, String ref) {}
}
