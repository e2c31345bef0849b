package dev.portolan.kernel.identity;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.streams.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Knows which tokens are void before their time. Follows `portolan.access.revocations` from one token lifetime back:
/// what is older can only hit tokens that have expired.
@ApplicationScoped
public class Revocations {
    private final Map<Key, Instant> voidBefore = new ConcurrentHashMap<>();
    private final TopicFollower follower;
    private final InstantSource time;
    private final Duration lifetime;
    private final Duration silence;

    Revocations(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers, TokenConfig config, InstantSource time) {
        this.time = time;
        this.lifetime = config.lifetime();
        this.silence = config.silence();
        var since = new TopicFollower.Start.Since(time.instant().minus(lifetime));
        this.follower = new TopicFollower(servers, Topics.ACCESS_REVOCATIONS, since, time, this::apply);
    }

    /// Whether the token was issued before its rights changed. True for a member's tokens only.
    public boolean isVoid(TokenClaims claims) {
        if (!(claims instanceof TokenClaims.Member member)) {
            return false;
        }
        var tenant = member.tenant().id();
        var issued = member.lifetime().issuedAt();
        var act = member.act();
        return issued.isBefore(before(new Key(tenant, null)))
                || issued.isBefore(before(new Key(tenant, member.subject())))
                || act != null && issued.isBefore(before(new Key(tenant, act.subject())));
    }

    boolean ready() {
        return follower.caughtUp();
    }

    /// Whether Kafka has been silent for so long that a withdrawn right may not have been heard of.
    boolean deaf() {
        return follower.silence().compareTo(silence) > 0;
    }

    private Instant before(Key key) {
        return voidBefore.getOrDefault(key, Instant.EPOCH);
    }

    private void apply(ConsumerRecord<String, byte @Nullable []> record) {
        if (record.value() == null) {
            return;
        }
        var revocation = Json.read(record.value(), Revocation.class);
        var key = new Key(revocation.tenant(), revocation.subject());
        voidBefore.merge(key, revocation.before(), (a, b) -> a.isAfter(b) ? a : b);
        var oldest = time.instant().minus(lifetime);
        voidBefore.values().removeIf(before -> before.isBefore(oldest));
    }

    void start(@Observes StartupEvent started) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.close();
    }

    private record Key(TenantId tenant, @Nullable String subject) {}
}
