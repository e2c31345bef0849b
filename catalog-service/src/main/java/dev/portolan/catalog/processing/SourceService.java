package dev.portolan.catalog.processing;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.entities.EntityService;
import dev.portolan.catalog.entities.RemovalService;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Queues locations to be read, and keeps those whose entities come by themselves.
@ApplicationScoped
@Transactional
public class SourceService {
    private final SourceRepository sources;
    private final FindingService findings;
    private final Schedule schedule;
    private final EntityService entities;
    private final RemovalService removals;
    private final Audit audit;
    private final Event<Wanted> wanted;
    private final InstantSource time;
    private final CatalogConfig.Processing config;

    SourceService(
            SourceRepository sources,
            FindingService findings,
            Schedule schedule,
            EntityService entities,
            RemovalService removals,
            Audit audit,
            Event<Wanted> wanted,
            InstantSource time,
            CatalogConfig config) {
        this.sources = sources;
        this.findings = findings;
        this.schedule = schedule;
        this.entities = entities;
        this.removals = removals;
        this.audit = audit;
        this.wanted = wanted;
        this.time = time;
        this.config = config.processing();
    }

    /// Queues a location that is new, or that points elsewhere now. Reading begins when the transaction has committed.
    ///
    /// @param type how it is read; see [dev.portolan.catalog.reading.OriginReader]
    public void enqueue(UUID location, String type, Ref ref, String target) {
        sources.put(location, type, ref.toString(), target, time.instant());
        wanted.fire(new Wanted());
    }

    /// Where the tenant's sources are read, at hosts that may tell of changes.
    public List<SourceAddress> addresses() {
        return sources.addresses();
    }

    /// Keeps a location whose entities come by themselves: it is shown among the sources, and never read. Does
    /// nothing where it is kept already.
    public void keepPushed(UUID location, String type, Ref ref, String target) {
        sources.putPushed(location, type, ref.toString(), target);
    }

    /// Notes what came of entities that came by themselves, for the list of sources and the list of what is wrong.
    ///
    /// @param count how many entities the location leads to
    /// @param found everything that is wrong with what came; takes the place of what was wrong before
    public void pushed(UUID location, int count, List<Finding> found) {
        var now = time.instant();
        findings.replace(location, found, now);
        sources.take(location, found.isEmpty() ? "ok" : "failed", count, now);
    }

    /// Queues locations to be read again, whole and soon, however often that has failed.
    public void readAgain(Set<UUID> locations) {
        if (sources.want(locations, time.instant()) > 0) {
            wanted.fire(new Wanted());
        }
    }

    /// Changes how often a source is read.
    ///
    /// @param seconds null for the default
    /// @return what had been set before; empty for the default
    public Optional<Integer> readEvery(UUID location, @Nullable Integer seconds) {
        return sources.hold(location).flatMap(source -> {
            var soonest = time.instant().plus(schedule.interval(seconds));
            var due = source.due();
            sources.setEvery(location, seconds, due != null && due.isAfter(soonest) ? soonest : due);
            return Optional.ofNullable(source.everySeconds());
        });
    }

    /// Queues the locations whose entities had to stand back behind those that are gone now.
    public void readRefused(Set<String> gone) {
        if (!gone.isEmpty() && sources.wantRefused(gone, time.instant()) > 0) {
            wanted.fire(new Wanted());
        }
    }

    /// Queues everything that leads to an entity.
    ///
    /// @throws ProblemException `not-found` when there is no such entity
    void refresh(String ref) {
        if (entities.byRef(ref).isEmpty()) {
            throw new ProblemException(Common.NOT_FOUND, "Entity " + ref + " not found");
        }
        readAgain(entities.locationsOf(ref));
        audit.record("entity.refreshed", new Target("entity", ref, null));
    }

    /// Removes an entity; what leads to it is read again, so that it comes back where it is still emitted.
    void remove(UUID entity) {
        removals.remove(entity).ifPresent(removed -> {
            readAgain(removed.locations());
            readRefused(removed.refs());
            removed.refs().forEach(ref -> audit.record("entity.deleted", new Target("entity", ref, null)));
        });
    }

    /// Removes what only one location leads to, before the location itself goes.
    public void removeAllOf(UUID location) {
        readRefused(removals.removeAllOf(location));
    }

    void removeOrphans() {
        readRefused(removals.removeOrphans(time.instant().minus(config.orphansStay())));
    }

    /// Something is due now.
    record Wanted() {}
}
