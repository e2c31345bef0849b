package dev.portolan.catalog.providers;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.entities.EntityService;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.providers.BucketRepository.Told;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Keeps the buckets of the current tenant, and what was last told of each.
@ApplicationScoped
@Transactional
public class BucketService {
    private final BucketRepository buckets;
    private final EntityService entities;
    private final FindingsText findings;
    private final Outbox outbox;
    private final CurrentTenant current;
    private final InstantSource time;
    private final int mostLocations;

    BucketService(
            BucketRepository buckets,
            EntityService entities,
            FindingsText findings,
            Outbox outbox,
            CurrentTenant current,
            InstantSource time,
            CatalogConfig config) {
        this.buckets = buckets;
        this.entities = entities;
        this.findings = findings;
        this.outbox = outbox;
        this.current = current;
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
    /// @param refused references that were not taken now
    void tell(Bucket bucket, Predicate<String> touched, List<Finding> found, Set<String> refused) {
        var before = buckets.told(bucket.id());
        if (before.isEmpty()) {
            return; // removed meanwhile
        }
        var now = time.instant();
        var text = findings.merged(before.get().findings(), touched, found, now);
        var waiting = before.get().refused().stream()
                .filter(ref -> !touched.test(ref))
                .collect(Collectors.toCollection(TreeSet::new));
        waiting.addAll(refused);
        var count = entities.refsOf(bucket.id()).size();
        buckets.tell(bucket.id(), new Told(text.json(), List.copyOf(waiting)), count, text.size() == 0, now);
        outbox.append(
                Topics.CATALOG_EVENTS,
                current.id() + "/" + bucket.ref(),
                current.id(),
                "location.refreshed",
                new CatalogEvent.LocationRefreshed(current.id(), bucket.id(), count, text.size(), now));
    }

    /// What was registered, as `type:target`, for some locations.
    public List<String> places(Set<UUID> locations) {
        return buckets.places(locations);
    }
}
