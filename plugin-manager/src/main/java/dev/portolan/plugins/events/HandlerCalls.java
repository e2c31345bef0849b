package dev.portolan.plugins.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.events.DeliveryService.Claim;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.invocations.Answer;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.invocations.Occasion;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.turns.Turns;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;

/// Calls the plugins that react to events: each delivery at least once, of each tenant a few in a row, then the next
/// tenant's.
@ApplicationScoped
class HandlerCalls implements Turns.Work {
    private static final int IN_A_ROW = 20;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(2);

    private final WaitingRepository waiting;
    private final DeliveryService deliveries;
    private final ExtensionService extensions;
    private final ExtensionCalls calls;
    private final TenantStates tenants;
    private final TenantScope scope;
    private final InstantSource time;
    private final Turns turns;
    private volatile boolean stopping;

    HandlerCalls(
            WaitingRepository waiting,
            DeliveryService deliveries,
            ExtensionService extensions,
            ExtensionCalls calls,
            TenantStates tenants,
            TenantScope scope,
            EventLogConfig config,
            InstantSource time) {
        this.waiting = waiting;
        this.deliveries = deliveries;
        this.extensions = extensions;
        this.calls = calls;
        this.tenants = tenants;
        this.scope = scope;
        this.time = time;
        this.turns = new Turns("event-handlers", this, config.parallel(), config.poll());
    }

    void start(@Observes StartupEvent started) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        stopping = true;
        turns.close();
    }

    void recorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded events) {
        if (events.awaited()) {
            turns.wake();
        }
    }

    /// Looks at once.
    void wake() {
        turns.wake();
    }

    @Override
    public Collection<TenantId> waiting(Collection<UUID> busy) {
        return waiting.tenants(busy);
    }

    @Override
    public void turn(TenantId tenant) {
        var end = time.instant().plus(LONGEST_TURN);
        for (var i = 0; i < IN_A_ROW && !stopping && time.instant().isBefore(end); i++) {
            var claim = scope.call(tenant, deliveries::claim);
            if (claim.isEmpty()) {
                return;
            }
            scope.run(tenant, () -> deliver(tenant, claim.get()));
        }
    }

    private void deliver(TenantId tenant, Claim claim) {
        if (!open(tenant)) {
            deliveries.postponed(claim, "The organization is not open.");
            return;
        }
        var handler = extensions
                .find(claim.plugin(), claim.extension())
                .filter(active -> active.extension() instanceof Extension.EventHandler);
        if (handler.isEmpty()) {
            deliveries.given(claim, "The plugin is not enabled any more, or reacts to events no more.");
            return;
        }
        try {
            var occasion = Occasion.after(claim.happening().origin().depth() + 1);
            switch (calls.call(handler.get(), input(claim.happening()), occasion)) {
                case Answer.Given _ -> deliveries.delivered(claim);
                case Answer.None none -> {
                    if (none.ran()) {
                        deliveries.failed(claim, none.sentence());
                    } else {
                        deliveries.postponed(claim, none.sentence());
                    }
                }
            }
        } catch (RuntimeException e) {
            Log.warnf(e, "an event is handed over again tenant=%s plugin=%s", tenant, claim.plugin());
            deliveries.failed(claim, "The platform could not call the plugin.");
        }
    }

    private boolean open(TenantId tenant) {
        var state = tenants.of(tenant).map(TenantState::state);
        return state.filter(one -> one == TenantLifecycle.ACTIVE || one == TenantLifecycle.PAST_DUE)
                .isPresent();
    }

    private static ObjectNode input(Happening happening) {
        var input = JsonNodeFactory.instance.objectNode();
        input.set("event", happening.told());
        return input;
    }
}
