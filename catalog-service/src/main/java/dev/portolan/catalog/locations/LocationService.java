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
    /// What Backstage's clients see; the others are among the sources only.
    private static final Set<String> SHOWN = Set.of(URL, "git");

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
    /// @param type how it is read
    /// @param refreshExisting whether one that is there is read again; otherwise it is a conflict
    /// @param entityLimit what the caller's plan allows
    /// @throws ProblemException `conflict` when it is registered already; `invalid` when there are as many
    ///     as there may
    ///     be
    public Location register(String type, String target, boolean refreshExisting, OptionalLong entityLimit) {
        rows.hold();
        var there = queries.byTarget(type, target);
        if (there.isPresent()) {
            if (!refreshExisting) {
                throw exists(type, target);
            }
            sources.readAgain(Set.of(there.get().id));
            audit.record("location.refreshed", named(there.get()));
            return toDomain(there.get());
        }
        if (rows.count() >= most) {
            throw new ProblemException(
                    Common.INVALID,
                    "There are %,d locations already, which is the most. Remove one, or let one file name several with a Location entity."
                            .formatted(most));
        }
        entityLimit.ifPresent(limits::remember);
        var row = new LocationRow();
        row.id = Ids.next();
        row.type = type;
        row.target = target;
        row.ref = freeRef(type, target).toString();
        row.createdAt = time.instant();
        rows.persistAndFlush(row);
        sources.enqueue(row.id, row.type, Ref.parse(row.ref), target);
        audit.record("location.registered", named(row), new Change(Map.of(), told(row), null));
        return toDomain(row);
    }

    /// Registers a location where it is not registered yet.
    ///
    /// @throws ProblemException `invalid` when there are as many as there may be
    public void ensure(String target) {
        rows.hold();
        if (!isRegistered(target)) {
            var _ = register(URL, target, false, OptionalLong.empty());
        }
    }

    private static Target named(LocationRow row) {
        return new Target("location", row.id.toString(), toldTarget(row));
    }

    private static Map<String, Object> told(LocationRow row) {
        return Map.of("target", toldTarget(row));
    }

    private static String toldTarget(LocationRow row) {
        return told(toDomain(row));
    }

    /// What may be told of a target where it is kept for long: there may be secrets in its address.
    public static String told(Location location) {
        return location.type().equals(URL) ? Urls.told(location.target()) : location.target();
    }

    // A location that moved away from this target has kept the reference that would be its own.
    private Ref freeRef(String type, String target) {
        var ref = LocationEntity.ref(type, target);
        return rows.count("ref", ref.toString()) == 0 ? ref : LocationEntity.ref(type, target + "#" + Ids.next());
    }

    private static ProblemException exists(String type, String target) {
        return new ProblemException(Common.CONFLICT, "Location " + type + ":" + target + " already exists");
    }

    boolean isRegistered(String target) {
        return queries.byTarget(URL, target).isPresent();
    }

    /// Points a location elsewhere.
    ///
    /// @throws ProblemException `not-found`; `conflict` when another location points there
    Location move(UUID id, String target) {
        rows.hold();
        var row = shown(id);
        if (!row.type.equals(URL)) {
            throw new ProblemException(
                    Common.INVALID,
                    "Location %s is of type %s; only those of type url can be moved".formatted(id, row.type));
        }
        if (row.target.equals(target)) {
            return toDomain(row);
        }
        if (isRegistered(target)) {
            throw exists(URL, target);
        }
        var before = told(row);
        row.target = target;
        rows.flush();
        audit.record("location.moved", named(row), new Change(before, told(row), null));
        sources.enqueue(row.id, row.type, Ref.parse(row.ref), target);
        return toDomain(row);
    }

    /// Removes a location with everything that only it leads to.
    ///
    /// @throws ProblemException `not-found`
    void removeShown(UUID id) {
        var _ = shown(id);
        remove(id);
    }

    /// Removes a location of any type with everything that only it leads to.
    ///
    /// @throws ProblemException `not-found`
    public void remove(UUID id) {
        var row = row(id);
        sources.removeAllOf(id);
        rows.delete(row);
        audit.record("location.removed", named(row), new Change(told(row), Map.of(), null));
    }

    Location getShown(UUID id) {
        return toDomain(shown(id));
    }

    /// A location of any type.
    public Optional<Location> find(UUID id) {
        return Optional.ofNullable(rows.findById(id)).map(LocationService::toDomain);
    }

    /// A location of any type.
    public Optional<Location> find(String type, String target) {
        return queries.byTarget(type, target).map(LocationService::toDomain);
    }

    /// Those that Backstage's clients see.
    List<Location> allShown() {
        return queries.all().stream()
                .filter(row -> SHOWN.contains(row.type))
                .map(LocationService::toDomain)
                .toList();
    }

    /// Locations that a predicate holds for, in the order of their ids.
    List<Location> matching(Optional<Predicate> predicate) {
        return allShown().stream()
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
                .flatMap(origin -> SHOWN.stream()
                        .filter(type -> origin.startsWith(type + ":"))
                        .flatMap(type -> queries.byTarget(type, origin.substring(type.length() + 1)).stream())
                        .findFirst())
                .map(LocationService::toDomain);
    }

    private LocationRow shown(UUID id) {
        var row = row(id);
        if (!SHOWN.contains(row.type)) {
            throw missing(id.toString());
        }
        return row;
    }

    private LocationRow row(UUID id) {
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
