package dev.portolan.plugins.republication;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Recurring;
import dev.portolan.plugins.republication.RepublicationRow.Stage;
import dev.portolan.plugins.republication.RepublicationService.Place;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Works on runs in the background. Every process looks; the database hands a page to one at a time. Live changes go
/// first: while the relay has much to send, a run waits.
@ApplicationScoped
class RepublicationWorker {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration BREATH = Duration.ofMillis(20);

    private final RepublicationService runs;
    private final Installers installers;
    private final TenantScope scope;
    private final Recurring clock =
            new Recurring("republication", this::work, "the state topics are written again later");

    RepublicationWorker(RepublicationService runs, Installers installers, TenantScope scope) {
        this.runs = runs;
        this.installers = installers;
        this.scope = scope;
    }

    void start(@Observes StartupEvent started) {
        clock.start(LOOK);
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.close();
    }

    /// @param by subject of the operator who asks
    Republication begin(String by) {
        var run = runs.begin(installers.states(), by);
        Log.infof("the state topics are written again run=%s user=%s", run.id(), by);
        return run;
    }

    private void work() {
        while (!clock.closed() && !installers.crowded()) {
            var place = runs.place();
            if (place.isEmpty() || !step(place.get())) {
                return;
            }
            try {
                Thread.sleep(BREATH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// @return false when another process has the run
    private boolean step(Place place) {
        if (place.stage() == Stage.RELEASES) {
            return runs.releases(place.id());
        }
        if (place.within()) {
            return installations(place, new TenantId(place.tenant()));
        }
        var next = installers.after(place.tenant());
        if (next.isPresent()) {
            return installations(place, next.get());
        }
        runs.finish(place.id());
        return true;
    }

    private boolean installations(Place place, TenantId tenant) {
        return scope.call(tenant, () -> runs.installations(place.id(), tenant));
    }
}
