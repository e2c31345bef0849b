package dev.portolan.plugins.propagation;

import dev.portolan.contracts.Topics;
import dev.portolan.streams.NodeReporter;
import dev.portolan.streams.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Follows the state topics, reports how far this node has come, and tells listeners of both phases of a change:
/// desired as its record arrives, observed once every live node has applied it.
@ApplicationScoped
class Propagation {
    private static final int MOST_UNOBSERVED = 10_000;

    private final Steps steps;
    private final Nodes nodes;
    private final Listeners listeners;
    private final TopicFollower installations;
    private final TopicFollower releases;
    private final TopicFollower reports;
    private final NodeReporter reporter;
    private final Queue<Step> unobserved = new ConcurrentLinkedQueue<>();

    Propagation(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Steps steps,
            Nodes nodes,
            Listeners listeners,
            RevokedReleases revoked,
            InstantSource time) {
        this.steps = steps;
        this.nodes = nodes;
        this.listeners = listeners;
        var beginning = new TopicFollower.Start.Beginning();
        this.installations = new TopicFollower(servers, Topics.PLUGIN_STATE, beginning, time, this::desired);
        this.releases = new TopicFollower(servers, Topics.RELEASE_STATE, beginning, time, revoked::apply);
        this.reports = new TopicFollower(servers, Topics.NODE_STATE, beginning, time, this::reported);
        this.reporter = new NodeReporter(servers, service, List.of(installations, releases), time);
    }

    boolean ready() {
        return installations.caughtUp() && releases.caughtUp();
    }

    private void desired(ConsumerRecord<String, byte @Nullable []> record) {
        var known = steps.last(record.key());
        var step = steps.apply(record);
        var news = known.isEmpty() || !step.says(known.get());
        if (installations.caughtUp() && news) {
            listeners.tell(step, Listeners.Phase.DESIRED);
            unobserved.add(step);
            if (unobserved.size() > MOST_UNOBSERVED) {
                var _ = unobserved.poll();
            }
        }
    }

    private void reported(ConsumerRecord<String, byte @Nullable []> record) {
        nodes.apply(record);
        for (var step : unobserved) {
            if (nodes.have(step) && unobserved.remove(step)) {
                listeners.tell(step, Listeners.Phase.OBSERVED);
            }
        }
    }

    void start(@Observes StartupEvent started) {
        var _ = reporter.start();
        var _ = installations.start();
        var _ = releases.start();
        var _ = reports.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        installations.close();
        releases.close();
        reports.close();
        reporter.close();
    }
}
