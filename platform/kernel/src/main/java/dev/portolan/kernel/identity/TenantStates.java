package dev.portolan.kernel.identity;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.streams.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What tenant-service last said of each tenant, from `portolan.tenant.state`.
@ApplicationScoped
public class TenantStates {
    private final Map<String, TenantState> byId = new ConcurrentHashMap<>();
    private final TopicFollower follower;

    TenantStates(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, InstantSource time) {
        this.follower =
                new TopicFollower(servers, Topics.TENANT_STATE, new TopicFollower.Start.Beginning(), time, this::apply);
    }

    /// Empty for a tenant that is unknown, or erased.
    public Optional<TenantState> of(TenantId tenant) {
        return Optional.ofNullable(byId.get(tenant.toString()));
    }

    /// Finds a tenant for staff, who know its slug only. Looks through all of them.
    public Optional<TenantState> bySlug(String slug) {
        return byId.values().stream()
                .filter(state -> state.slug().value().equals(slug))
                .findFirst();
    }

    boolean ready() {
        return follower.caughtUp();
    }

    private void apply(ConsumerRecord<String, byte @Nullable []> record) {
        if (record.value() == null) {
            byId.remove(record.key());
            return;
        }
        var state = Json.read(record.value(), TenantState.class);
        byId.merge(record.key(), state, (old, said) -> said.version() >= old.version() ? said : old);
    }

    void start(@Observes StartupEvent started) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.close();
    }
}
