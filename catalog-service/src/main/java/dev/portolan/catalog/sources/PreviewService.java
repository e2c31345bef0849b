package dev.portolan.catalog.sources;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.entities.ComparisonService;
import dev.portolan.catalog.entities.ComparisonService.Outcome;
import dev.portolan.catalog.locations.LocationService;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.processing.Conflicts;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.OriginReaders;
import dev.portolan.catalog.reading.ReadSource;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.catalog.sources.Preview.Counts;
import dev.portolan.catalog.sources.Preview.Found;
import dev.portolan.catalog.sources.Preview.Verdict;
import dev.portolan.catalog.spaces.PlanLimitService;
import dev.portolan.catalog.uploads.UploadReader;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads a source without keeping anything, and says what it would bring. Opens no transaction while it reads.
@ApplicationScoped
class PreviewService {
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final OriginReaders readers;
    private final UploadReader uploads;
    private final LocationService locations;
    private final ComparisonService comparison;
    private final PlanLimitService limits;
    private final TenantScope scope;
    private final CatalogConfig config;
    private final Set<TenantId> running = ConcurrentHashMap.newKeySet();

    PreviewService(
            OriginReaders readers,
            UploadReader uploads,
            LocationService locations,
            ComparisonService comparison,
            PlanLimitService limits,
            TenantScope scope,
            CatalogConfig config) {
        this.readers = readers;
        this.uploads = uploads;
        this.locations = locations;
        this.comparison = comparison;
        this.limits = limits;
        this.scope = scope;
        this.config = config;
    }

    /// @throws ProblemException `invalid` where nothing reads such a source, or reading it takes too long;
    ///     `too-many-requests` while another one is looked at
    Preview of(TenantId tenant, Origin origin) {
        if (running.size() >= config.preview().atOnce() || !running.add(tenant)) {
            throw ProblemException.retryAfter(
                    Common.TOO_MANY_REQUESTS, "Another preview is under way. Try again in a moment.", A_MOMENT);
        }
        try {
            return compare(origin, bounded(tenant, origin));
        } finally {
            running.remove(tenant);
        }
    }

    private ReadSource bounded(TenantId tenant, Origin origin) {
        var reading = new FutureTask<>(() -> scope.call(tenant, () -> read(origin)));
        var thread = Thread.ofVirtual().name("preview").start(reading);
        var longest = config.preview().timeout();
        try {
            return reading.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new ProblemException(
                    Common.INVALID,
                    ("The source was not read within %d s, which is as long as a preview may take. Register it without one:"
                                    + " it is read in the background then, and can be removed again.")
                            .formatted(longest.toSeconds()));
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new ProblemException(Common.UNAVAILABLE, "The service is being stopped. Try again in a moment.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException problem
                    ? problem
                    : new IllegalStateException("the preview failed", e.getCause());
        }
    }

    private ReadSource read(Origin origin) {
        var root = LocationEntity.ref(origin.type(), origin.target());
        return origin instanceof Origin.Upload upload
                ? uploads.trial(root, upload.name(), upload.content())
                : readers.of(origin.type())
                        .orElseThrow(() ->
                                ProblemException.invalid("/kind", "cannot be read here; choose a url or an upload"))
                        .read(root, origin.target(), List.of(), ReadingProgress.NONE);
    }

    private Preview compare(Origin origin, ReadSource read) {
        var location = locations.find(origin.type(), origin.target());
        var findings = new ArrayList<>(read.findings());
        var kept = Conflicts.firstOfEach(read.emitted(), findings);
        var once = oncePerReference(kept);
        var outcomes = comparison.compare(location.map(there -> there.id()).orElse(null), once, limits.entities());
        var found = new ArrayList<Found>();
        var told = new HashSet<Finding>();
        for (var i = 0; i < once.size(); i++) {
            found.add(found(once.get(i), outcomes.get(i), findings, told));
        }
        for (var repeated : leftOut(read.emitted(), kept)) {
            found.add(Found.of(repeated, Verdict.REFUSED, about(repeated, findings, told)));
        }
        return new Preview(
                found.stream().limit(config.preview().maxEntities()).toList(),
                findings.stream()
                        .filter(finding -> !told.contains(finding))
                        .limit(config.processing().maxFindings())
                        .toList(),
                Counts.of(found));
    }

    // A file that several Location entities lead to is read once, and its entities come under each.
    private static List<Emitted> oncePerReference(List<Emitted> kept) {
        var seen = new HashSet<Ref>();
        return kept.stream().filter(one -> seen.add(one.ref())).toList();
    }

    private static List<Emitted> leftOut(List<Emitted> all, List<Emitted> kept) {
        var there = Collections.newSetFromMap(new IdentityHashMap<Emitted, Boolean>());
        there.addAll(kept);
        return all.stream().filter(one -> !there.contains(one)).toList();
    }

    private static Found found(Emitted emitted, Outcome outcome, List<Finding> findings, Set<Finding> told) {
        return switch (outcome) {
            case Outcome.Fresh _ -> Found.of(emitted, Verdict.NEW, List.of());
            case Outcome.Different _ -> Found.of(emitted, Verdict.CHANGED, List.of());
            case Outcome.Same _ -> Found.of(emitted, Verdict.UNCHANGED, List.of());
            case Outcome.Faulty _ -> Found.of(emitted, Verdict.REFUSED, about(emitted, findings, told));
            case Outcome.Refused(var refusal) -> Found.of(emitted, Verdict.REFUSED, List.of(Conflicts.of(refusal)));
        };
    }

    private static List<Finding> about(Emitted emitted, List<Finding> findings, Set<Finding> told) {
        var its = findings.stream()
                .filter(finding ->
                        emitted.ref().toString().equals(finding.where().entityRef())
                                && emitted.file().equals(finding.where().file()))
                .toList();
        told.addAll(its);
        return its;
    }
}
