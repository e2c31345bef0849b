package dev.portolan.catalog.importing;

import dev.portolan.catalog.importing.Import.State;
import dev.portolan.catalog.locations.LocationService;
import dev.portolan.catalog.providers.ProviderService;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes what an import has read: registers its locations, and puts the rest into a bucket of the import's own, in the
/// place of what an earlier import of the same address left there. May be done again from the beginning.
@ApplicationScoped
class CatalogTaking {
    private static final int STEP = 20;

    private final ImportService imports;
    private final LocationService locations;
    private final ProviderService providers;
    private final CurrentActor actor;

    CatalogTaking(ImportService imports, LocationService locations, ProviderService providers, CurrentActor actor) {
        this.imports = imports;
        this.locations = locations;
        this.providers = providers;
        this.actor = actor;
    }

    /// Runs with the import's tenant current.
    void run(UUID id) {
        imports.confirmedBy(id).ifPresent(actor::enter);
        try {
            take(id);
        } catch (ProblemException e) {
            imports.fail(id, State.IMPORTING, String.valueOf(e.getMessage()));
        }
    }

    private void take(UUID id) {
        var portal = OldPortal.of(imports.get(id).url());
        var targets = imports.locations(id);
        var entities = imports.entities(id);
        var total = targets.size() + entities.size();
        var done = 0;
        for (var target : targets) {
            if (done % STEP == 0) {
                imports.progress(id, done, total);
            }
            locations.ensure(target);
            done++;
        }
        imports.progress(id, done, total);
        var remarks = new ArrayList<String>();
        // An import without entities of its own still empties the bucket of the one before.
        var replaced = providers.replace(ProviderService.IMPORT, portal.name(), entities);
        replaced.findings().forEach(finding -> remarks.add(finding.message()));
        imports.progress(id, total, total);
        imports.done(id, remark(remarks));
    }

    private static @Nullable String remark(List<String> remarks) {
        return remarks.isEmpty()
                ? null
                : "%d entities could not be taken; see the source's errors. The first: %s"
                        .formatted(remarks.size(), remarks.getFirst());
    }
}
