package dev.portolan.catalog.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.causes.Cause;
import dev.portolan.catalog.causes.CurrentCause;
import dev.portolan.catalog.entities.EntityService;
import dev.portolan.catalog.entities.RemovalService;
import dev.portolan.catalog.entities.SnapshotService;
import dev.portolan.catalog.locations.LocationService;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.processing.Conflicts;
import dev.portolan.catalog.processing.SourceService;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.spaces.PlanLimitService;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Changes what a provider or an import keeps in the catalog of the current tenant. One change of a bucket waits for
/// the other; each is stored in parts, so that other writers of the tenant get their turn. What is not in order, or
/// held by somebody else, is told in the findings of the bucket and leaves what was there before.
@ApplicationScoped
public class ProviderService {
    public static final String PROVIDER = "provider";
    public static final String IMPORT = "import";

    private static final int PART = 500;
    private static final int LONGEST_NAME = 500;

    private final BucketService buckets;
    private final Intake intake;
    private final WaitingRepository waiting;
    private final SnapshotService snapshots;
    private final RemovalService removals;
    private final EntityService entities;
    private final SourceService sources;
    private final LocationService locations;
    private final PlanLimitService limits;
    private final CurrentCause cause;
    private final ProvidersConfig config;
    private final Semaphore turns;

    ProviderService(
            BucketService buckets,
            Intake intake,
            WaitingRepository waiting,
            SnapshotService snapshots,
            RemovalService removals,
            EntityService entities,
            SourceService sources,
            LocationService locations,
            PlanLimitService limits,
            CurrentCause cause,
            ProvidersConfig config) {
        this.buckets = buckets;
        this.intake = intake;
        this.waiting = waiting;
        this.snapshots = snapshots;
        this.removals = removals;
        this.entities = entities;
        this.sources = sources;
        this.locations = locations;
        this.limits = limits;
        this.cause = cause;
        this.config = config;
        this.turns = new Semaphore(config.parallel(), true);
    }

    /// Makes these the only entities of a bucket; those it had beside them go at once. Takes as long as storing them
    /// does, and each part is visible when it is stored.
    ///
    /// @param type `provider` or `import`
    /// @param name of the keeper, told to people
    /// @param offered as a descriptor file would have them; not changed
    /// @throws ProblemException `invalid` when there are too many, or the name is none
    public Replacement replace(String type, String name, List<ObjectNode> offered) {
        return change(type, name, offered, Set.of(), true);
    }

    /// Changes some entities of a bucket.
    ///
    /// @param added each takes the place of the one that the bucket has under this name
    /// @param removed references of those that go; what is not the bucket's stays
    /// @throws ProblemException `invalid` when there are too many, or the name is none
    public Replacement delta(String type, String name, List<ObjectNode> added, Set<String> removed) {
        return change(type, name, added, removed, false);
    }

    /// Takes a provider out of the list of sources that says nothing any more.
    void end(String name) {
        buckets.find(PROVIDER, name).ifPresent(bucket -> locations.remove(bucket.id()));
    }

    private Replacement change(
            String type, String name, List<? extends JsonNode> offered, Set<String> removed, boolean whole) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "/provider", "must be a name of 1 to %d visible characters".formatted(LONGEST_NAME));
        }
        if (offered.size() + removed.size() > config.maxEntities()) {
            throw ProblemException.invalid(
                    "/added",
                    "has %d entities; at most %d can be changed at once. Send them in several deltas."
                            .formatted(offered.size() + removed.size(), config.maxEntities()));
        }
        var bucket = committed(() -> buckets.open(type, name));
        var offer = new Offer(bucket, offered, intake);
        return inTurn(bucket, () -> store(bucket, offer, removed, whole));
    }

    /// Offers again what had to stand back behind others: something of theirs is gone.
    void offerAgain() {
        for (var bucket : committed(waiting::buckets)) {
            var _ = inTurn(bucket, () -> {
                var some = committed(() -> waiting.of(bucket.id(), PART));
                return store(bucket, new Offer(bucket, some, intake), Set.of(), false);
            });
        }
    }

    private Replacement inTurn(Bucket bucket, Supplier<Replacement> work) {
        var why = bucket.type().equals(IMPORT)
                ? Cause.imported(bucket.id(), bucket.name())
                : Cause.provider(bucket.id(), bucket.name());
        turns.acquireUninterruptibly();
        try {
            return cause.during(why, () -> alone(bucket, work));
        } finally {
            turns.release();
        }
    }

    // The bucket is held by a transaction around those of the parts.
    private Replacement alone(Bucket bucket, Supplier<Replacement> work) {
        var seconds = Math.toIntExact(config.timeout().toSeconds());
        return QuarkusTransaction.requiringNew()
                .timeout(seconds)
                .call(() -> buckets.hold(bucket) ? work.get() : new Replacement(0, 0, List.of()));
    }

    private Replacement store(Bucket bucket, Offer offer, Set<String> removed, boolean whole) {
        var findings = new ArrayList<Finding>(offer.findings());
        var refused = new HashSet<String>();
        var all = List.copyOf(offer.emitted().values());
        var limit = committed(limits::entities);
        for (var start = 0; start < all.size(); start += PART) {
            var part = all.subList(start, Math.min(start + PART, all.size()));
            for (var refusal : committed(() -> snapshots.store(bucket.id(), part, limit))) {
                findings.add(Conflicts.of(refusal));
                refused.add(refusal.ref());
            }
        }
        var gone = new HashSet<>(whole ? committed(() -> entities.refsOf(bucket.id())) : removed);
        gone.removeAll(offer.emitted().keySet());
        remove(bucket, List.copyOf(gone));
        Predicate<String> touched =
                ref -> whole || removed.contains(ref) || offer.emitted().containsKey(ref);
        committed(() -> {
            buckets.tell(bucket, touched, findings);
            keepWaiting(bucket, offer, removed, whole, refused);
            return refused;
        });
        var sound = all.stream().filter(Emitted::sound).count();
        return new Replacement((int) sound - refused.size(), gone.size(), findings);
    }

    // What is not wanted any more need not wait, and what has come in does not.
    private void keepWaiting(Bucket bucket, Offer offer, Set<String> removed, boolean whole, Set<String> refused) {
        if (whole) {
            waiting.forgetAll(bucket.id());
        } else {
            waiting.forget(bucket.id(), removed);
            waiting.forget(bucket.id(), offer.emitted().keySet());
        }
        waiting.keep(bucket.id(), offer.texts(refused));
    }

    private void remove(Bucket bucket, List<String> refs) {
        for (var start = 0; start < refs.size(); start += PART) {
            var part = Set.copyOf(refs.subList(start, Math.min(start + PART, refs.size())));
            committed(() -> {
                sources.readRefused(removals.removeFrom(bucket.id(), part));
                return part;
            });
        }
    }

    private static <T> T committed(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
