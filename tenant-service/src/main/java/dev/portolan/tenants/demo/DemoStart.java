package dev.portolan.tenants.demo;

import dev.portolan.contracts.Slug;
import dev.portolan.tenants.tenants.NewTenant;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the demo at each start with `PORTOLAN_DEMO=true`, and tries until the other services are there. The kernel's
/// guard refuses that setting outside the local profile.
@ApplicationScoped
class DemoStart {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_ATTEMPTS = 300;

    private final DemoTenants tenants;
    private final DemoCatalog catalog;
    private final DemoPlugins plugins;
    private final boolean wanted;
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

    DemoStart(
            DemoTenants tenants,
            DemoCatalog catalog,
            DemoPlugins plugins,
            @ConfigProperty(name = "portolan.demo", defaultValue = "false") boolean wanted) {
        this.tenants = tenants;
        this.catalog = catalog;
        this.plugins = plugins;
        this.wanted = wanted;
    }

    void start(@Observes StartupEvent started) {
        if (wanted) {
            tenants.ensure();
            thread.execute(this::fill);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    private void fill() {
        var missing =
                new ArrayList<>(DemoTenants.ALL.stream().map(NewTenant::slug).toList());
        try {
            for (var attempt = 1; attempt <= MOST_ATTEMPTS && !missing.isEmpty(); attempt++) {
                missing.removeIf(this::filled);
                Thread.sleep(missing.isEmpty() ? Duration.ZERO : PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        report(missing);
    }

    private boolean filled(Slug slug) {
        try {
            return catalog.fill(slug) && plugins.setUp(slug);
        } catch (RuntimeException e) {
            Log.debugf(e, "demo tenant=%s waits", slug);
            return false;
        }
    }

    private static void report(List<Slug> missing) {
        if (missing.isEmpty()) {
            Log.info("the demo tenants have their catalogs and plugins");
        } else {
            Log.warnf("demo tenants not filled: %s", missing);
        }
    }
}
