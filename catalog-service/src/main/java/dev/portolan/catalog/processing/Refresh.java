package dev.portolan.catalog.processing;

import dev.portolan.catalog.entities.Refusal;
import dev.portolan.catalog.entities.SnapshotService;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.Finding;
import dev.portolan.catalog.reading.OriginReader;
import dev.portolan.catalog.reading.ReadSource;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.catalog.spaces.PlanLimitService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads one claimed location and stores what it emits. The reading is outside of transactions; storing is in parts, so
/// that other writers of the tenant get their turn.
@ApplicationScoped
class Refresh {
    private static final int PART = 500;

    private final SourceService sources;
    private final Map<String, OriginReader> readers;
    private final SnapshotService snapshots;
    private final PlanLimitService limits;
    private final IngestionTimes times;

    Refresh(
            SourceService sources,
            @Any Instance<OriginReader> readers,
            SnapshotService snapshots,
            PlanLimitService limits,
            IngestionTimes times) {
        this.sources = sources;
        this.readers = readers.stream().collect(Collectors.toMap(OriginReader::type, Function.identity()));
        this.snapshots = snapshots;
        this.limits = limits;
        this.times = times;
    }

    /// Runs with the claim's tenant current.
    void run(Claim claim) {
        times.measure(() -> changed(claim));
    }

    private boolean changed(Claim claim) {
        var known = sources.files(claim);
        var root = Ref.parse(claim.target().ref());
        var reader = Objects.requireNonNull(readers.get(claim.target().type()), "no reader of this type");
        var read = claim.whole()
                ? Optional.of(reader.read(root, claim.target().url(), known, ReadingProgress.NONE))
                : reader.readIfChanged(root, claim.target().url(), known, ReadingProgress.NONE);
        read.ifPresentOrElse(content -> store(claim, root, content), () -> sources.unchanged(claim));
        return read.isPresent();
    }

    private void store(Claim claim, Ref root, ReadSource read) {
        var findings = new ArrayList<>(read.findings());
        var refused = new ArrayList<String>();
        var emitted = new ArrayList<Emitted>();
        var url = claim.target().url();
        emitted.add(
                Emitted.valid(root, url, LocationEntity.of(root, claim.target().type(), url)));
        emitted.addAll(firstOfEach(read.emitted(), findings));
        var limit = limits.entities();
        var taken = new ArrayList<Emitted>();
        for (var start = 0; start < emitted.size(); start += PART) {
            var part = emitted.subList(start, Math.min(start + PART, emitted.size()));
            var refusals = snapshots.store(claim.location(), part, limit);
            refusals.forEach(refusal -> findings.add(tell(refusal)));
            var names = refusals.stream().map(Refusal::ref).toList();
            refused.addAll(names);
            part.stream().filter(one -> !names.contains(one.ref().toString())).forEach(taken::add);
        }
        var entities = snapshots.retire(claim.location(), taken, read.keep());
        sources.finish(claim, read, entities, findings, refused);
    }

    // Within one location, the file that is read first has a reference for itself.
    private static List<Emitted> firstOfEach(List<Emitted> emitted, List<Finding> findings) {
        var holders = new HashMap<Ref, Emitted>();
        var kept = new ArrayList<Emitted>();
        for (var one : emitted) {
            var holder = holders.putIfAbsent(one.ref(), one);
            if (holder == null) {
                kept.add(one);
            } else if (!holder.file().equals(one.file())) {
                findings.add(conflict(one.ref().toString(), one.file(), holder.file()));
            } else if (holder.parent().equals(one.parent())) {
                findings.add(Finding.of(
                        one.file(),
                        "The file has two documents for " + one.ref() + "; the first one counts.",
                        "Rename or remove one of them."));
            } else {
                kept.add(one);
            }
        }
        return kept;
    }

    private static Finding tell(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Held(var ref, var file, var holder) -> conflict(ref, file, holder);
            case Refusal.NoRoom(var ref, var file, var limit, var used) ->
                Finding.of(
                        file,
                        "%s was not added: the plan allows %d entities, and the catalog has %d."
                                .formatted(ref, limit, used),
                        "Remove entities that are no longer needed, or choose a larger plan.");
        };
    }

    private static Finding conflict(String ref, String file, String holder) {
        return Finding.of(
                file,
                "Detected conflicting entityRef %s already referenced by url:%s and now also url:%s"
                        .formatted(ref, holder, file),
                "Rename one of the two entities, or remove one of them.");
    }
}
