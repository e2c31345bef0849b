package dev.portolan.catalog.providers;

import dev.portolan.catalog.causes.CurrentCause;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.processing.FindingService;
import dev.portolan.catalog.processing.SourceService;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Keeps the buckets of the current tenant, and what was last told of each.
@ApplicationScoped
@Transactional
public class BucketService {
    private final BucketRepository buckets;
    private final SourceService sources;
    private final FindingService findings;
    private final Outbox outbox;
    private final CurrentTenant current;
    private final CurrentCause cause;
    private final InstantSource time;
    private final int mostLocations;

    BucketService(
            BucketRepository buckets,
            SourceService sources,
            FindingService findings,
            Outbox outbox,
            CurrentTenant current,
            CurrentCause cause,
            InstantSource time,
            CatalogConfig config) {
        this.buckets = buckets;
        this.sources = sources;
        this.findings = findings;
        this.outbox = outbox;
        this.current = current;
        this.cause = cause;
        this.time = time;
        this.mostLocations = config.processing().maxLocations();
    }

    public Optional<Bucket> find(String type, String name) {
        return buckets.find(type, name);
    }

    /// Finds a bucket, or makes it.
    ///
    /// @throws ProblemException `invalid` when the tenant has as many locations as it may
    public Bucket open(String type, String name) {
        return buckets.find(type, name).orElseGet(() -> {
            buckets.holdLocations();
            return buckets.find(type, name).orElseGet(() -> make(type, name));
        });
    }

    private Bucket make(String type, String name) {
        if (buckets.locations() >= mostLocations) {
            throw new ProblemException(
                    Common.INVALID, "There are %d locations already, which is the most.".formatted(mostLocations));
        }
        var bucket = new Bucket(Ids.next(), type, name, LocationEntity.ref(type, name));
        buckets.insert(bucket, time.instant());
        sources.keepPushed(bucket.id(), type, bucket.ref(), name);
        return bucket;
    }

    /// Lets one change of a bucket in at a time, until the transaction ends.
    ///
    /// @return whether the bucket is still there
    public boolean hold(Bucket bucket) {
        buckets.hold(bucket.id());
        return buckets.stands(bucket.id());
    }

    /// Ends a change: what is wrong with the entities it was about takes the place of what was told of them before.
    ///
    /// @param touched whether an entity was among them; what is known of others stays
    public void tell(Bucket bucket, Predicate<String> touched, List<Finding> found) {
        if (!buckets.stays(bucket.id())) {
            return; // removed meanwhile
        }
        var all = new ArrayList<Finding>();
        findings.of(Set.of(bucket.id())).getOrDefault(bucket.id(), List.of()).stream()
                .filter(old -> old.where().entityRef() != null
                        && !touched.test(old.where().entityRef()))
                .forEach(all::add);
        all.addAll(found);
        var count = buckets.entities(bucket.id());
        sources.pushed(bucket.id(), count, all);
        outbox.append(
                Topics.CATALOG_EVENTS,
                current.id() + "/" + bucket.ref(),
                current.id(),
                "location.refreshed",
                new CatalogEvent.LocationRefreshed(
                        current.id(),
                        bucket.id(),
                        count,
                        all.size(),
                        time.instant(),
                        bucket.provider(),
                        cause.depth()));
    }

    /// Ends a change in which nothing was wrong.
    public void tell(Bucket bucket) {
        tell(bucket, _ -> false, List.of());
    }

    /// What was registered, as `type:target` without secrets, for some locations.
    public List<String> places(Set<UUID> locations) {
        return buckets.places(locations);
    }
}
