package dev.portolan.plugins.rollouts;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.marketplace.Audience;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps how far releases have been rolled out. What staff say of it is kept step by step.
@ApplicationScoped
@Transactional
public class RolloutService implements Audience {
    private static final int STEPS = 50;

    private final RolloutRepository rows;
    private final RolloutStepRepository steps;
    private final RolloutQueries queries;
    private final ReleaseService releases;
    private final CurrentTenant current;
    private final Event<Changed> changes;
    private final InstantSource time;

    RolloutService(
            RolloutRepository rows,
            RolloutStepRepository steps,
            RolloutQueries queries,
            ReleaseService releases,
            CurrentTenant current,
            Event<Changed> changes,
            InstantSource time) {
        this.rows = rows;
        this.steps = steps;
        this.queries = queries;
        this.releases = releases;
        this.current = current;
        this.changes = changes;
        this.time = time;
    }

    /// Fired in the transaction in which a release is rolled out further, or less far.
    public record Changed(String digest) {}

    @Override
    public Set<String> hidden(Collection<String> digests) {
        var limited = limited(digests);
        if (limited.isEmpty() || current.find().isEmpty()) {
            return Set.of();
        }
        var ring = queries.ring().map(row -> row.ring).orElse(Ring.GENERAL);
        return limited.entrySet().stream()
                .filter(entry -> !entry.getValue().admits(current.id(), ring, entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Of these releases, those that are not for everybody, by digest.
    public Map<String, Rollout> limited(Collection<String> digests) {
        return queries.of(Set.copyOf(digests)).stream()
                .filter(row -> row.toDomain().limited())
                .collect(Collectors.toUnmodifiableMap(row -> row.digest, RolloutRow::toDomain));
    }

    /// What staff see of a rollout.
    ///
    /// @param steps newest first
    record Standing(Published release, Rollout rollout, List<RolloutStepRow> steps) {
        Standing {
            steps = List.copyOf(steps);
        }
    }

    /// @throws ProblemException `not-found` when there is no such release
    Standing get(String digest) {
        var release = releases.known(digest).orElseThrow(ProblemException::notFound);
        var rollout = Optional.ofNullable(rows.findById(digest)).map(RolloutRow::toDomain);
        return new Standing(release, rollout.orElse(Rollout.FOR_ALL), queries.steps(digest, STEPS));
    }

    /// Says how far a release is for. Saying the same again is no step.
    ///
    /// @throws ProblemException `not-found` when there is no such release
    Standing put(String digest, Rollout wanted, Staff by) {
        var before = get(digest);
        if (before.rollout.equals(wanted)) {
            return before;
        }
        var row = rows.findByIdOptional(digest).orElseGet(() -> {
            var added = new RolloutRow();
            added.digest = digest;
            return added;
        });
        row.percent = wanted.percent();
        row.rings = RolloutRow.text(wanted.rings());
        row.paused = wanted.paused();
        rows.persistAndFlush(row);
        steps.persistAndFlush(step(row, by));
        changes.fire(new Changed(digest));
        return get(digest);
    }

    private RolloutStepRow step(RolloutRow row, Staff by) {
        var step = new RolloutStepRow();
        step.id = Ids.next();
        step.digest = row.digest;
        step.percent = row.percent;
        step.rings = row.rings;
        step.paused = row.paused;
        step.author = by.subject();
        step.authorName = by.name();
        step.at = time.instant();
        return step;
    }

    /// Who of the staff it was.
    record Staff(String subject, String name) {}
}
