package dev.portolan.catalog.importing;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.importing.Import.State;
import dev.portolan.catalog.importing.OldPortalClient.ReadingFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the catalog of another portal, page by page, and keeps what would become of it. Changes nothing in the
/// catalog.
@ApplicationScoped
class CatalogReading {
    private final OldPortalClient client;
    private final Judgement judgement;
    private final ImportService imports;
    private final InstantSource time;
    private final CatalogConfig.Importing config;

    CatalogReading(
            OldPortalClient client,
            Judgement judgement,
            ImportService imports,
            InstantSource time,
            CatalogConfig config) {
        this.client = client;
        this.judgement = judgement;
        this.imports = imports;
        this.time = time;
        this.config = config.importing();
    }

    /// Runs with the import's tenant current.
    void run(UUID id, OldPortal portal, @Nullable String token) {
        try {
            if (readAll(id, portal, token)) {
                imports.ready(id);
            }
        } catch (ReadingFailed e) {
            imports.fail(id, State.READING, String.valueOf(e.getMessage()));
        }
    }

    /// @return whether it came to its end; not when the import was removed meanwhile
    private boolean readAll(UUID id, OldPortal portal, @Nullable String token) {
        var bench = judgement.open(portal);
        var end = time.instant().plus(config.timeout());
        var done = 0;
        String cursor = null;
        do {
            if (time.instant().isAfter(end)) {
                throw new ReadingFailed(
                        "Reading took longer than %d minutes. Start it again when the old portal is less busy."
                                .formatted(config.timeout().toMinutes()));
            }
            var page = client.entities(portal, token, cursor);
            done += page.items().size();
            if (done > config.maxEntities()) {
                throw new ReadingFailed("The catalog has more than %d entities, which is the most one import takes."
                        .formatted(config.maxEntities()));
            }
            if (!imports.keep(id, bench.judge(page.items()), done, page.total())) {
                return false;
            }
            if (page.next() != null && page.next().equals(cursor)) {
                throw new ReadingFailed("The old portal gives the same page again and again.");
            }
            cursor = page.next();
        } while (cursor != null);
        return imports.keep(id, bench.judgeLocations(client.locations(portal, token)), done, done);
    }
}
