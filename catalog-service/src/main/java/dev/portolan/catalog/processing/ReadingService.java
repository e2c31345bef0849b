package dev.portolan.catalog.processing;

import dev.portolan.catalog.processing.SourceRepository.Result;
import dev.portolan.catalog.processing.SourceState.Progress;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.KnownFile;
import dev.portolan.catalog.reading.ReadSource;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Notes how the readings of claimed sources go.
@ApplicationScoped
@Transactional
class ReadingService {
    private final SourceRepository sources;
    private final FindingService findings;
    private final Schedule schedule;
    private final Outbox outbox;
    private final CurrentTenant current;
    private final InstantSource time;

    ReadingService(
            SourceRepository sources,
            FindingService findings,
            Schedule schedule,
            Outbox outbox,
            CurrentTenant current,
            InstantSource time) {
        this.sources = sources;
        this.findings = findings;
        this.schedule = schedule;
        this.outbox = outbox;
        this.current = current;
        this.time = time;
    }

    List<KnownFile> files(Claim claim, KeptContents contents) {
        return sources.files(claim.location(), contents);
    }

    Map<String, byte[]> contents(Claim claim) {
        return sources.contents(claim.location());
    }

    /// Tells how far a reading is, unless it has ended meanwhile.
    ///
    /// @param keep whether it is written down for other nodes, too
    void tell(Claim claim, Progress progress, boolean keep) {
        // The lock keeps this event before that of the end.
        if (sources.hold(claim.location())
                .filter(SourceRepository.Held::claimed)
                .isEmpty()) {
            return;
        }
        if (keep) {
            sources.setProgress(claim.location(), new String(Json.write(progress), StandardCharsets.UTF_8));
        }
        append(
                claim,
                "location.progress",
                new CatalogEvent.LocationProgress(
                        current.id(),
                        claim.location(),
                        progress.phase(),
                        progress.done(),
                        progress.total(),
                        time.instant()));
    }

    /// Ends a reading that found nothing new.
    void unchanged(Claim claim) {
        sources.hold(claim.location())
                .ifPresent(source -> sources.postpone(claim, time.instant(), schedule.next(source, 0)));
    }

    /// Ends a reading that failed on our side. What had been read before stays.
    void failed(Claim claim) {
        sources.hold(claim.location()).ifPresent(source -> {
            var now = time.instant();
            var failures = source.failures() + 1;
            findings.replace(
                    claim.location(),
                    List.of(Finding.of(
                            claim.target().file(),
                            "The source was not read: the catalog itself failed. The failure has been logged.",
                            "Nothing is to be done: it is tried again by itself. Ask support if this stays.")),
                    now);
            sources.retry(claim, failures, schedule.next(source, failures));
        });
    }

    /// Ends a reading.
    ///
    /// @param entities how many the source leads to
    /// @param found what was found wrong in reading and in storing
    /// @param refused references that were not taken
    void finish(Claim claim, ReadSource read, int entities, List<Finding> found, List<String> refused) {
        var source = sources.hold(claim.location());
        if (source.isEmpty()) {
            return; // removed meanwhile
        }
        var now = time.instant();
        sources.keepFiles(claim.location(), read.files());
        findings.replace(claim.location(), found, now);
        var failures = read.reached() ? 0 : source.get().failures() + 1;
        sources.finish(
                claim,
                new Result(
                        found.isEmpty() ? "ok" : "failed",
                        entities,
                        refused,
                        read.settled() && refused.isEmpty(),
                        read.revision()),
                failures,
                now,
                schedule.next(source.get(), failures));
        append(
                claim,
                "location.refreshed",
                new CatalogEvent.LocationRefreshed(current.id(), claim.location(), entities, found.size(), now));
    }

    private void append(Claim claim, String type, CatalogEvent event) {
        outbox.append(Topics.CATALOG_EVENTS, current.id() + "/" + claim.target().ref(), current.id(), type, event);
    }
}
