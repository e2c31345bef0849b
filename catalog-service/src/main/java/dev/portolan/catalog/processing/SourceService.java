package dev.portolan.catalog.processing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.entities.EntityService;
import dev.portolan.catalog.entities.RemovalService;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.KnownFile;
import dev.portolan.catalog.reading.ReadSource;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Queues locations to be read, and remembers how reading them went.
@ApplicationScoped
@Transactional
public class SourceService {
    private static final String FIRST_SEEN = "at";

    private final SourceRepository sources;
    private final EntityService entities;
    private final RemovalService removals;
    private final Outbox outbox;
    private final Audit audit;
    private final CurrentTenant current;
    private final Event<Wanted> wanted;
    private final ObjectMapper json;
    private final InstantSource time;
    private final CatalogConfig.Processing config;

    SourceService(
            SourceRepository sources,
            EntityService entities,
            RemovalService removals,
            Outbox outbox,
            Audit audit,
            CurrentTenant current,
            Event<Wanted> wanted,
            ObjectMapper json,
            InstantSource time,
            CatalogConfig config) {
        this.sources = sources;
        this.entities = entities;
        this.removals = removals;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
        this.wanted = wanted;
        this.json = json;
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

    /// Queues locations to be read again.
    public void readAgain(Set<UUID> locations) {
        if (sources.want(locations, time.instant()) > 0) {
            wanted.fire(new Wanted());
        }
    }

    /// Queues the locations whose entities had to stand back behind those that are gone now.
    void readRefused(Set<String> gone) {
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

    List<KnownFile> files(Claim claim) {
        return sources.files(claim.location());
    }

    void unchanged(Claim claim) {
        sources.postpone(claim, time.instant(), next());
    }

    void failed(Claim claim) {
        sources.retry(claim, next());
    }

    /// Ends a reading.
    ///
    /// @param entities how many the location leads to
    /// @param findings those of reading and of storing
    /// @param refused references that were not taken
    void finish(Claim claim, ReadSource read, int entities, List<Finding> findings, List<String> refused) {
        var before = sources.findings(claim.location());
        if (before.isEmpty()) {
            return; // removed meanwhile
        }
        var now = time.instant();
        sources.keepFiles(claim.location(), read.files());
        var kept = findings.stream().limit(config.maxFindings()).toList();
        var state = findings.isEmpty() ? "ok" : "failed";
        sources.finish(
                claim,
                new SourceRepository.Result(
                        state,
                        entities,
                        remember(kept, before.get(), now),
                        refused,
                        findings.isEmpty() && read.settled()),
                now,
                next());
        outbox.append(
                Topics.CATALOG_EVENTS,
                current.id() + "/" + claim.target().ref(),
                current.id(),
                "location.refreshed",
                new CatalogEvent.LocationRefreshed(current.id(), claim.location(), entities, findings.size(), now));
    }

    /// How the locations of the tenant stand, in the order in which they were registered.
    List<SourceRepository.State> states(UUID after, int size) {
        return sources.states(after, size);
    }

    private Instant next() {
        var interval = config.interval();
        var jitter = RandomGenerator.getDefault().nextLong(interval.toMillis() * config.jitterPercent() / 100 + 1);
        return time.instant().plus(interval).plusMillis(jitter);
    }

    // A finding that was there before keeps the time at which it was first seen.
    private String remember(List<Finding> findings, String before, Instant now) {
        try {
            var seen = new HashMap<JsonNode, String>();
            for (var old : json.readTree(before)) {
                seen.put(
                        ((ObjectNode) old.deepCopy()).without(FIRST_SEEN),
                        old.path(FIRST_SEEN).asText());
            }
            var all = json.createArrayNode();
            for (var finding : findings) {
                ObjectNode node = json.valueToTree(finding);
                var at = seen.getOrDefault(node.deepCopy().without(FIRST_SEEN), now.toString());
                all.add(node.put(FIRST_SEEN, at));
            }
            return json.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings are always JSON", e);
        }
    }

    /// Something is due now.
    record Wanted() {}
}
