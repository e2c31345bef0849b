package dev.portolan.plugins.providers;

import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.Reason;
import dev.portolan.plugins.schedules.Schedule;
import dev.portolan.plugins.schedules.ScheduleService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shows the providers of the current tenant's plugins, and has them run.
@ApplicationScoped
@Transactional
class ProviderService {
    private final ScheduleService schedules;
    private final InstalledService installed;
    private final ReleaseService releases;
    private final ExtensionService extensions;
    private final Audit audit;

    ProviderService(
            ScheduleService schedules,
            InstalledService installed,
            ReleaseService releases,
            ExtensionService extensions,
            Audit audit) {
        this.schedules = schedules;
        this.installed = installed;
        this.releases = releases;
        this.extensions = extensions;
        this.audit = audit;
    }

    /// A provider as it stands.
    record Provider(PluginId plugin, String title, Schedule schedule) {}

    /// By the names of their plugins; those of disabled plugins too, whose entities stay.
    List<Provider> all() {
        return schedules.at(Set.of(ExtensionPoint.CATALOG_PROVIDER)).stream()
                .flatMap(schedule -> shown(schedule).stream())
                .sorted(Comparator.comparing((Provider one) -> one.plugin().toString())
                        .thenComparing(one -> one.schedule().place().extension()))
                .toList();
    }

    /// Has a provider run at once.
    ///
    /// @throws ProblemException `not-found` when there is none of this name, or its plugin is not enabled
    Provider run(PluginId plugin, String extension) {
        var active = extensions
                .find(plugin, extension)
                .filter(one -> one.extension().point() == ExtensionPoint.CATALOG_PROVIDER)
                .orElseThrow(ProblemException::notFound);
        var schedule = schedules
                .ask(active.installation().id(), extension, Reason.MANUAL)
                .orElseThrow(ProblemException::notFound);
        audit.record("provider.run-asked", new Target("plugin", plugin.toString(), extension));
        return new Provider(plugin, active.extension().title(), schedule);
    }

    private Optional<Provider> shown(Schedule schedule) {
        return installed.find(schedule.place().installation()).map(installation -> {
            var title = releases.byDigest(installation.setup().release().digest())
                    .manifest()
                    .extension(schedule.place().extension())
                    .map(Extension::title)
                    .orElse(schedule.place().extension());
            return new Provider(installation.plugin(), title, schedule);
        });
    }
}
