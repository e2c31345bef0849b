package dev.portolan.plugins.propagation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.identity.Revocations;
import dev.portolan.kernel.identity.TokenClaims;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.Json;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The open event streams of API clients on this node, each within its tenant and for the life of its token.
@ApplicationScoped
class Listeners {
    private static final int MOST_PER_TENANT = 100;
    private static final int LONGEST_BACKLOG = 256;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Queue<Listener> all = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stream-listeners").daemon().factory());
    private final Revocations revocations;
    private final InstantSource time;

    Listeners(Revocations revocations, InstantSource time) {
        this.revocations = revocations;
        this.time = time;
    }

    /// @throws ProblemException `too-many-requests` when the tenant has too many streams open
    void add(TenantId tenant, TokenClaims claims, Outlet outlet) {
        var open = all.stream().filter(other -> other.tenant.equals(tenant)).count();
        if (open >= MOST_PER_TENANT) {
            throw ProblemException.retryAfter(Common.TOO_MANY_REQUESTS, "Too many event streams are open.", KEEP_ALIVE);
        }
        var listener = new Listener(tenant, claims, outlet, time.instant());
        all.add(listener);
        listener.send(outlet.keepAlive());
    }

    void tell(Step step, Phase phase) {
        var plugin = step.installed().plugin();
        var change = new InstallationChanged(plugin.publisher(), plugin.plugin(), step.revision(), phase, step.state());
        var data = new String(Json.write(change), StandardCharsets.UTF_8);
        tell(step.installed().tenant(), "installation.changed", data);
    }

    void tell(TenantId tenant, String event, String json) {
        all.stream()
                .filter(listener -> listener.tenant.equals(tenant))
                .forEach(listener -> listener.send(listener.outlet.event(event, json)));
    }

    void tell(TenantId tenant, String subject, String event, Object data) {
        var json = new String(Json.write(data), StandardCharsets.UTF_8);
        all.stream()
                .filter(listener -> listener.tenant.equals(tenant) && listener.isOf(subject))
                .forEach(listener -> listener.send(listener.outlet.event(event, json)));
    }

    private void look() {
        var now = time.instant();
        for (var listener : all) {
            if (ended(listener, now)) {
                all.remove(listener);
                listener.outlet.close();
            } else if (Duration.between(listener.keptAlive, now).compareTo(KEEP_ALIVE) >= 0) {
                listener.keptAlive = now;
                listener.send(listener.outlet.keepAlive());
            }
        }
    }

    private boolean ended(Listener listener, Instant now) {
        return listener.outlet.closed()
                || !now.isBefore(listener.claims.lifetime().expiresAt())
                || revocations.isVoid(listener.claims)
                || listener.backlog.get() > LONGEST_BACKLOG;
    }

    void start(@Observes StartupEvent started) {
        var _ = clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
        all.forEach(listener -> listener.outlet.close());
    }

    /// Where the events of one listener go. Sending does not wait.
    interface Outlet {
        CompletionStage<?> event(String name, String json);

        CompletionStage<?> keepAlive();

        boolean closed();

        void close();
    }

    enum Phase {
        @JsonProperty("desired")
        DESIRED,
        @JsonProperty("observed")
        OBSERVED
    }

    /// Data of `installation.changed`.
    record InstallationChanged(String publisher, String plugin, long revision, Phase phase, Observed.State state) {}

    private static final class Listener {
        private final TenantId tenant;
        private final TokenClaims claims;
        private final Outlet outlet;
        private final AtomicInteger backlog = new AtomicInteger();
        private volatile Instant keptAlive;

        private Listener(TenantId tenant, TokenClaims claims, Outlet outlet, Instant keptAlive) {
            this.tenant = tenant;
            this.claims = claims;
            this.outlet = outlet;
            this.keptAlive = keptAlive;
        }

        /// Whether it is the member's own, not that of somebody who acts in the member's name.
        private boolean isOf(String subject) {
            return claims instanceof TokenClaims.Member member
                    && member.act() == null
                    && member.subject().equals(subject);
        }

        private void send(CompletionStage<?> sent) {
            backlog.incrementAndGet();
            var _ = sent.whenComplete((_, _) -> backlog.decrementAndGet());
        }
    }
}
