package dev.portolan.catalog.locations;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.entities.EntityService;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.processing.SourceService;
import dev.portolan.catalog.query.Predicate;
import dev.portolan.catalog.reading.Urls;
import dev.portolan.catalog.spaces.PlanLimitService;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// Keeps the registered locations of the current tenant. Reading one begins when the change has committed.
@ApplicationScoped
@Transactional
public class LocationService {
    static final String URL = "url";

    private final LocationRepository rows;
    private final LocationQueries queries;
    private final SourceService sources;
    private final EntityService entities;
    private final PlanLimitService limits;
    private final Audit audit;
    private final InstantSource time;
    private final int most;

    LocationService(
            LocationRepository rows,
            LocationQueries queries,
            SourceService sources,
            EntityService entities,
            PlanLimitService limits,
            Audit audit,
            InstantSource time,
            CatalogConfig config) {
        this.rows = rows;
        this.queries = queries;
        this.sources = sources;
        this.entities = entities;
        this.limits = limits;
        this.audit = audit;
        this.time = time;
        this.most = config.processing().maxLocations();
    }

    /// Registers a location.
    ///
    /// @param refreshExisting whether one that is there is read again; otherwise it is a conflict
    /// @param entityLimit what the caller's plan allows
    /// @throws ProblemException `conflict` when it is registered already
    Location register(String target, boolean refreshExisting, OptionalLong entityLimit) {
        rows.hold();
        var there = queries.byTarget(URL, target);
        if (there.isPresent()) {
            if (!refreshExisting) {
                throw exists(target);
            }
            sources.readAgain(Set.of(there.get().id));
            audit.record("location.refreshed", named(there.get()));
            return toDomain(there.get());
        }
        if (rows.count() >= most) {
            throw new ProblemException(
                    Common.INVALID, "There are %d locations already, which is the most.".formatted(most));
        }
        entityLimit.ifPresent(limits::remember);
        var row = new LocationRow();
        row.id = Ids.next();
        row.type = URL;
        row.target = target;
        row.ref = freeRef(target).toString();
        row.createdAt = time.instant();
        rows.persistAndFlush(row);
        sources.enqueue(row.id, row.type, Ref.parse(row.ref), target);
        audit.record("location.registered", named(row), new Change(Map.of(), told(target), null));
        return toDomain(row);
    }

    /// Registers a location where it is not registered yet.
    ///
    /// @throws ProblemException `invalid` when there are as many as there may be
    public void ensure(String target) {
        rows.hold();
        if (!isRegistered(target)) {
            var _ = register(target, false, OptionalLong.empty());
        }
    }

    private static Target named(LocationRow row) {
        return new Target("location", row.id.toString(), Urls.told(row.target));
    }

    private static Map<String, Object> told(String target) {
        return Map.of("target", Urls.told(target));
    }

    // A location that moved away from this target has kept the reference that would be its own.
    private Ref freeRef(String target) {
        var ref = LocationEntity.ref(target);
        return rows.count("ref", ref.toString()) == 0 ? ref : LocationEntity.ref(target + "#" + Ids.next());
    }

    private static ProblemException exists(String target) {
        return new ProblemException(Common.CONFLICT, "Location url:" + target + " already exists");
    }

    boolean isRegistered(String target) {
        return queries.byTarget(URL, target).isPresent();
    }

    /// Points a location elsewhere.
    ///
    /// @throws ProblemException `not-found`; `conflict` when another location points there
    Location move(UUID id, String target) {
        rows.hold();
        var row = find(id);
        if (row.target.equals(target)) {
            return toDomain(row);
        }
        if (isRegistered(target)) {
            throw exists(target);
        }
        var before = row.target;
        row.target = target;
        rows.flush();
        audit.record("location.moved", named(row), new Change(told(before), told(target), null));
        sources.enqueue(row.id, row.type, Ref.parse(row.ref), target);
        return toDomain(row);
    }

    /// Removes a location with everything that only it leads to.
    ///
    /// @throws ProblemException `not-found`
    void remove(UUID id) {
        var row = find(id);
        sources.removeAllOf(id);
        rows.delete(row);
        audit.record("location.removed", named(row), new Change(told(row.target), Map.of(), null));
    }

    Location get(UUID id) {
        return toDomain(find(id));
    }

    List<Location> all() {
        return queries.all().stream().map(LocationService::toDomain).toList();
    }

    /// Locations that a predicate holds for, in the order of their ids.
    List<Location> matching(Optional<Predicate> predicate) {
        return all().stream()
                .filter(location ->
                        predicate.map(it -> LocationFilter.holds(it, location)).orElse(true))
                .toList();
    }

    /// The location that an entity came from in the first place.
    Optional<Location> byEntity(String ref) {
        return entities.byRef(ref)
                .map(entity -> entity.entity()
                        .annotations()
                        .path(Annotations.ORIGIN_LOCATION)
                        .asText())
                .filter(origin -> origin.startsWith(URL + ":"))
                .flatMap(origin -> queries.byTarget(URL, origin.substring(URL.length() + 1)))
                .map(LocationService::toDomain);
    }

    private LocationRow find(UUID id) {
        var row = rows.findById(id);
        if (row == null) {
            throw missing(id.toString());
        }
        return row;
    }

    static ProblemException missing(String id) {
        return new ProblemException(Common.NOT_FOUND, "Found no location with ID " + id);
    }

    private static Location toDomain(LocationRow row) {
        return new Location(row.id, row.type, row.target, row.ref);
    }
}
