package dev.portolan.plugins.providers;

import dev.portolan.plugins.events.Happening;
import dev.portolan.plugins.events.Hearing;
import dev.portolan.plugins.events.Recorded;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.invocations.Occasion;
import dev.portolan.plugins.invocations.Rate;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.ScheduleService;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Has providers run upon the events that they name, whatever says them: the topics of the platform, plugins, webhooks
/// and actions all put them on the tenant's log.
@ApplicationScoped
class ProviderTriggers {
    /// What is older was of importance before the provider was there, or has been seen by its runs since.
    private static final Duration OLD = Duration.ofHours(1);

    private final ExtensionService extensions;
    private final ScheduleService schedules;
    private final ExtensionCalls calls;
    private final Rate complaints;
    private final InstantSource time;

    ProviderTriggers(ExtensionService extensions, ScheduleService schedules, ExtensionCalls calls, InstantSource time) {
        this.extensions = extensions;
        this.schedules = schedules;
        this.calls = calls;
        this.complaints = new Rate(time);
        this.time = time;
    }

    /// Within the transaction that records the events: each is heard of once, or not at all.
    void hear(@Observes Recorded recorded) {
        var oldest = time.instant().minus(OLD);
        var fresh = recorded.happenings().stream()
                .filter(happening -> !happening.at().isBefore(oldest))
                .toList();
        if (!fresh.isEmpty() && !schedules.hasNone(ExtensionPoint.CATALOG_PROVIDER)) {
            var providers = extensions.at(ExtensionPoint.CATALOG_PROVIDER);
            fresh.forEach(happening -> run(providers, happening));
        }
    }

    private void run(List<ActiveExtension> providers, Happening happening) {
        providers.stream()
                .filter(active -> active.extension() instanceof Extension.CatalogProvider provider
                        && Hearing.hears(active, provider.events(), happening))
                .forEach(active -> run(active, happening));
    }

    private void run(ActiveExtension active, Happening happening) {
        var depth = happening.origin().depth() + 1;
        var id = active.installation().id();
        if (!Occasion.after(depth).circular()) {
            var event = new String(Json.write(happening.told()), StandardCharsets.UTF_8);
            var _ = schedules.happened(id, active.extension().id(), event, depth);
        } else if (complaints.count(id) == 1) {
            calls.complain(active, happening.type() + " starts no run. " + Occasion.CIRCLE);
        }
    }
}
