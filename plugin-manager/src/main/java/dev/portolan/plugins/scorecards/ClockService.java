package dev.portolan.plugins.scorecards;

import dev.portolan.plugins.packages.Extension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Knows when the checks of the current tenant have run, and when they run next.
@ApplicationScoped
@Transactional
class ClockService {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST = 1_000;

    private final ClockQueries queries;
    private final ScorecardBulkRepository bulk;
    private final InstantSource time;

    ClockService(ClockQueries queries, ScorecardBulkRepository bulk, InstantSource time) {
        this.queries = queries;
        this.bulk = bulk;
        this.time = time;
    }

    /// @param running whether they are being run, or about to
    /// @param error why they could not be run to the end the last time
    record State(
            boolean running,
            @Nullable Instant ranAt,
            @Nullable String error) {}

    State state() {
        var now = time.instant();
        return queries.clock().stream()
                .findFirst()
                .map(row -> new State(
                        (row.claimedUntil != null && row.claimedUntil.isAfter(now))
                                || (row.dueAt != null && !row.dueAt.isAfter(now)),
                        row.endedAt,
                        row.error))
                .orElse(new State(false, null, null));
    }

    /// Has the checks run as soon as there is a turn.
    void wake() {
        bulk.wake(time.instant());
    }

    void began() {
        bulk.began(time.instant());
    }

    /// Nothing could be begun: it is tried again soon.
    void later(long asked) {
        var now = time.instant();
        bulk.ended(asked, now, null, now.plus(PAUSE));
    }

    /// @param checks those that are active; without any there is no next time
    /// @param error what was not done, for people
    void ended(long asked, Collection<Extension.Check> checks, @Nullable String error) {
        var now = time.instant();
        var shortest = checks.stream().map(Extension.Check::every).min(Duration::compareTo);
        var next = shortest.map(every -> now.plus(every.compareTo(SHORTEST) < 0 ? SHORTEST : every))
                .orElse(null);
        var told = error == null || error.length() <= LONGEST ? error : error.substring(0, LONGEST - 1) + "…";
        bulk.ended(asked, now, told, next);
    }
}
