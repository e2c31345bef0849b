package dev.portolan.catalog.processing;

import dev.portolan.catalog.causes.Cause;
import dev.portolan.catalog.causes.CurrentCause;
import dev.portolan.catalog.entities.Refusal;
import dev.portolan.catalog.entities.SnapshotService;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.OriginReaders;
import dev.portolan.catalog.reading.ReadSource;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.catalog.reading.ReadingProgress.Phase;
import dev.portolan.catalog.spaces.PlanLimitService;
import dev.portolan.kernel.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads one claimed location and stores what it emits. The reading is outside of transactions; storing is in parts, so
/// that other writers of the tenant get their turn.
@ApplicationScoped
class Refresh {
    private static final int PART = 500;

    private final ReadingService readings;
    private final RunningReadings running;
    private final OriginReaders readers;
    private final SnapshotService snapshots;
    private final PlanLimitService limits;
    private final IngestionTimes times;
    private final CurrentCause cause;
    private final TenantScope scope;

    Refresh(
            ReadingService readings,
            RunningReadings running,
            OriginReaders readers,
            SnapshotService snapshots,
            PlanLimitService limits,
            IngestionTimes times,
            CurrentCause cause,
            TenantScope scope) {
        this.readings = readings;
        this.running = running;
        this.readers = readers;
        this.snapshots = snapshots;
        this.limits = limits;
        this.times = times;
        this.cause = cause;
        this.scope = scope;
    }

    /// Runs with the claim's tenant current.
    void run(Claim claim) {
        var progress = running.begin(claim);
        try {
            times.measure(() -> changed(claim, progress));
        } finally {
            running.end(claim);
        }
    }

    /// @return whether there was something new
    boolean changed(Claim claim, ReadingProgress progress) {
        var target = claim.target();
        // Asked for on threads that have no tenant.
        var contents = new KeptContents(() -> scope.call(claim.tenant(), () -> readings.contents(claim)));
        var known = readings.files(claim, contents);
        var root = Ref.parse(target.ref());
        var reader = readers.of(target.type())
                .orElseThrow(() -> new IllegalStateException("nothing reads locations of type " + target.type()));
        var read = claim.whole()
                ? Optional.of(reader.read(root, target.url(), known, progress))
                : reader.readIfChanged(root, target.url(), known, progress);
        read.ifPresentOrElse(content -> store(claim, root, content, progress), () -> readings.unchanged(claim));
        return read.isPresent();
    }

    private void store(Claim claim, Ref root, ReadSource read, ReadingProgress progress) {
        var target = claim.target();
        cause.enter(Cause.source(claim.location(), target.url(), read.revision()));
        var findings = new ArrayList<>(read.findings());
        var refused = new ArrayList<String>();
        var emitted = new ArrayList<Emitted>();
        emitted.add(Emitted.valid(root, target.file(), LocationEntity.of(root, target.type(), target.url())));
        emitted.addAll(Conflicts.firstOfEach(read.emitted(), findings));
        var limit = limits.entities();
        var taken = new ArrayList<Emitted>();
        for (var start = 0; start < emitted.size(); start += PART) {
            progress.at(Phase.STORING, start, emitted.size());
            var part = emitted.subList(start, Math.min(start + PART, emitted.size()));
            var refusals = emitted.size() > PART
                    ? snapshots.storeUnfinished(claim.location(), part, limit)
                    : snapshots.store(claim.location(), part, limit);
            refusals.forEach(refusal -> findings.add(Conflicts.of(refusal)));
            var names = refusals.stream().map(Refusal::ref).collect(Collectors.toSet());
            refused.addAll(names);
            part.stream().filter(one -> !names.contains(one.ref().toString())).forEach(taken::add);
        }
        progress.at(Phase.STORING, emitted.size(), emitted.size());
        finish(progress);
        var entities = snapshots.retire(claim.location(), taken, read.keep());
        readings.finish(claim, read, entities, findings, refused);
    }

    // What other sources leave waiting meanwhile is finished with the rest, and not counted.
    private void finish(ReadingProgress progress) {
        var total = snapshots.unfinished();
        if (total == 0) {
            return;
        }
        progress.at(Phase.FINISHING, 0, total);
        var done = 0;
        for (var some = snapshots.finishSome(PART); some > 0; some = snapshots.finishSome(PART)) {
            done += some;
            progress.at(Phase.FINISHING, Math.min(done, total), total);
        }
        progress.at(Phase.FINISHING, total, total);
    }
}
