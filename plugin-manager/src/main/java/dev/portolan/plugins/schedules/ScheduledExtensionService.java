package dev.portolan.plugins.schedules;

import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.installations.InstalledService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// Finds the extensions that schedules are of, as they are active for the current tenant now.
@ApplicationScoped
@Transactional
class ScheduledExtensionService {
    private final InstalledService installed;
    private final ExtensionService extensions;

    ScheduledExtensionService(InstalledService installed, ExtensionService extensions) {
        this.installed = installed;
        this.extensions = extensions;
    }

    Optional<ActiveExtension> find(Schedule.Place place) {
        return installed
                .find(place.installation())
                .flatMap(installation -> extensions.find(installation.plugin(), place.extension()))
                .filter(active -> active.extension().point() == place.point());
    }
}
