package dev.portolan.catalog.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.catalog.entities.EntityService;
import dev.portolan.catalog.entities.Refusal;
import dev.portolan.catalog.entities.RemovalService;
import dev.portolan.catalog.entities.SnapshotService;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.history.HistoryService;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.processing.SourceService;
import dev.portolan.catalog.providers.Bucket;
import dev.portolan.catalog.providers.BucketService;
import dev.portolan.catalog.providers.Intake;
import dev.portolan.catalog.spaces.PlanLimitService;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps the entities that people write in the portal itself. They hang on one location of the tenant, and everybody
/// can read them when the call returns.
@ApplicationScoped
@Transactional
class ManagedService {
    private static final String TYPE = "managed";
    private static final String KEEPER = "portal";

    private final BucketService buckets;
    private final Intake intake;
    private final SnapshotService snapshots;
    private final RemovalService removals;
    private final EntityService entities;
    private final SourceService sources;
    private final HistoryService history;
    private final PlanLimitService limits;
    private final Audit audit;

    ManagedService(
            BucketService buckets,
            Intake intake,
            SnapshotService snapshots,
            RemovalService removals,
            EntityService entities,
            SourceService sources,
            HistoryService history,
            PlanLimitService limits,
            Audit audit) {
        this.buckets = buckets;
        this.intake = intake;
        this.snapshots = snapshots;
        this.removals = removals;
        this.entities = entities;
        this.sources = sources;
        this.history = history;
        this.limits = limits;
        this.audit = audit;
    }

    /// Makes an entity, or puts it in the place of the one that is kept here under this name.
    ///
    /// @param json as a descriptor file would have it, or as it was read from the catalog
    /// @param entityLimit what the caller's plan allows
    /// @throws ProblemException `invalid`; `conflict` when a source has the name; `precondition-failed`;
    ///     `plan-limit`
    Kept put(Ref ref, @Nullable JsonNode json, Precondition seen, OptionalLong entityLimit) {
        var bucket = buckets.open(TYPE, KEEPER);
        buckets.hold(bucket);
        var checked = intake.check(json == null ? MissingNode.getInstance() : json, bucket);
        Violations.refuse(checked.faults());
        Violations.refuseOtherThan(ref, Objects.requireNonNull(json));
        var before = entities.byRef(ref.toString());
        seen.check(before);
        refuseOthers(bucket, ref);
        entityLimit.ifPresent(limits::remember);
        snapshots
                .store(bucket.id(), List.of(Objects.requireNonNull(checked.emitted())), limits.entities())
                .forEach(ManagedService::refuse);
        var after = entities.byRef(ref.toString()).orElseThrow();
        if (before.isEmpty() || !before.get().body().equals(after.body())) {
            audit.record(before.isEmpty() ? "entity.created" : "entity.changed", named(ref));
            buckets.tell(bucket);
        }
        return new Kept(after, before.isEmpty());
    }

    private void refuseOthers(Bucket bucket, Ref ref) {
        var others = entities.locationsOf(ref.toString());
        if (!others.isEmpty() && !others.contains(bucket.id())) {
            throw new ProblemException(
                    Common.CONFLICT,
                    "%s comes from %s. Change it there, or remove it from there first."
                            .formatted(ref, String.join(" and ", buckets.places(others))));
        }
    }

    private static void refuse(Refusal refusal) {
        throw switch (refusal) {
            case Refusal.Held(var ref, var file, var holder) ->
                new ProblemException(
                        Common.CONFLICT, "%s comes from %s, and cannot be kept in %s.".formatted(ref, holder, file));
            case Refusal.NoRoom full ->
                new ProblemException(
                        CatalogProblem.PLAN_LIMIT,
                        "The plan allows %d entities, and the catalog has %d. Remove some, or choose a larger plan."
                                .formatted(full.limit(), full.used()));
        };
    }

    /// Removes an entity that is kept here.
    ///
    /// @throws ProblemException `not-found`, `conflict` when a source has it, `precondition-failed`
    void remove(Ref ref, Precondition seen) {
        var current = entities.byRef(ref.toString());
        if (current.isEmpty()) {
            throw missing(ref);
        }
        var bucket = buckets.find(TYPE, KEEPER)
                .filter(found -> entities.locationsOf(ref.toString()).contains(found.id()))
                .orElseThrow(() -> notHere(ref));
        buckets.hold(bucket);
        seen.check(current);
        sources.readRefused(removals.removeFrom(bucket.id(), Set.of(ref.toString())));
        audit.record("entity.deleted", named(ref));
        buckets.tell(bucket);
    }

    private ProblemException notHere(Ref ref) {
        var places = buckets.places(entities.locationsOf(ref.toString()));
        return new ProblemException(
                Common.CONFLICT,
                places.isEmpty()
                        ? "%s comes from a source that is gone, and goes by itself soon.".formatted(ref)
                        : "%s comes from %s. Remove it from there.".formatted(ref, String.join(" and ", places)));
    }

    /// Puts a former version of an entity that is, or was, kept here in the place of the present one.
    ///
    /// @throws ProblemException `not-found` when there is no such version; `conflict` when that was a deletion, or
    ///     the entity came from a source then; what [#put] throws
    Kept restore(Ref ref, int version, Precondition seen, OptionalLong entityLimit) {
        var former = history.entity(ref.toString(), version)
                .orElseThrow(() -> new ProblemException(
                        Common.CONFLICT,
                        "Version %d is the one in which %s was deleted. Restore an earlier one."
                                .formatted(version, ref)));
        var place = former.path("metadata")
                .path("annotations")
                .path(Annotations.LOCATION)
                .asText();
        if (!place.equals(TYPE + ":" + KEEPER)) {
            throw new ProblemException(
                    Common.CONFLICT,
                    "In version %d, %s came from %s. Only entities that are kept here can be restored."
                            .formatted(version, ref, place));
        }
        return put(ref, former, seen, entityLimit);
    }

    private static Target named(Ref ref) {
        return new Target("entity", ref.toString(), null);
    }

    private static ProblemException missing(Ref ref) {
        return new ProblemException(Common.NOT_FOUND, "There is no entity " + ref + ".");
    }

    /// @param fresh whether it was not there before
    record Kept(StoredEntity entity, boolean fresh) {}
}
