package dev.portolan.plugins.schedules;

import dev.portolan.plugins.queues.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Keeps how far runs have come. Whoever has lost its lease meanwhile changes nothing here.
@ApplicationScoped
@Transactional
class RunService {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_POSITION = 16_384;
    /// After so many failures in a row a run begins anew: where it was may be no place any more.
    private static final int PATIENCE = 3;
    /// A tenth of its period sooner or later, so that what was enabled together does not run together for ever.
    private static final double JITTER = 0.1;

    private final ScheduleRepository rows;
    private final ScheduleConfig config;
    private final InstantSource time;

    RunService(ScheduleRepository rows, ScheduleConfig config, InstantSource time) {
        this.rows = rows;
        this.config = config;
        this.time = time;
    }

    /// Begins a run, or goes on with one.
    ///
    /// @return empty when there is nothing to do
    Optional<Started> begin(Claim claim) {
        return held(claim).map(row -> {
            if (row.startedAt == null) {
                row.startedAt = time.instant();
                row.run++;
                row.runReason = row.reason;
                row.runEvent = row.reason == Reason.EVENT && row.events == 1 ? row.event : null;
                row.reason = Reason.SCHEDULE;
                row.events = 0;
                row.event = null;
                row.runDepth = row.eventDepth;
                row.eventDepth = 0;
            }
            var reason = row.runReason == null ? Reason.SCHEDULE : row.runReason;
            var occasion = new Run.Occasion(row.run, reason, row.runEvent, row.wellSince, row.position, row.runDepth);
            return new Started(row.toDomain().place(), occasion);
        });
    }

    /// @return whether the run is still this process'
    boolean keep(Claim claim, @Nullable String position, Schedule.@Nullable Progress progress, long kept) {
        if (position != null && position.length() > LONGEST_POSITION) {
            throw new IllegalArgumentException("a position has at most " + LONGEST_POSITION + " characters");
        }
        return held(claim)
                .map(row -> {
                    row.position = position;
                    row.done = progress == null ? null : progress.done();
                    row.total = progress == null ? null : progress.total();
                    row.kept = kept;
                    row.failures = 0;
                    row.claimedUntil = time.instant().plus(config.lease());
                    return true;
                })
                .orElse(false);
    }

    /// @param every empty where the next run is one that is asked for
    /// @param error what failed all the same
    void done(Claim claim, Optional<Duration> every, @Nullable String error) {
        end(claim, (row, now) -> {
            row.wellSince = row.startedAt;
            row.endedAt = now;
            row.error = error == null ? null : cut(error);
            row.failures = 0;
            row.abandon();
            row.dueAt = row.asked != claim.asked()
                    ? now
                    : every.map(period -> now.plus(jittered(period))).orElse(null);
        });
    }

    void paused(Claim claim) {
        end(claim, (row, now) -> row.dueAt = now);
    }

    void failed(Claim claim, String sentence) {
        end(claim, (row, now) -> {
            row.endedAt = now;
            row.error = cut(sentence);
            row.failures++;
            row.dueAt = now.plus(jittered(pause(row.failures)));
            if (row.failures % PATIENCE == 0) {
                row.position = null;
                row.done = null;
                row.total = null;
            }
        });
    }

    /// Looks again later, with nothing learnt.
    void later(Claim claim, Duration pause) {
        end(claim, (row, now) -> row.dueAt = now.plus(pause));
    }

    /// Waits until the plugin changes.
    void park(Claim claim) {
        end(claim, (row, _) -> {
            row.abandon();
            row.dueAt = null;
        });
    }

    private static String cut(String sentence) {
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
    }

    private Duration pause(int failures) {
        var pause = config.retry().multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(config.longestRetry()) < 0 ? pause : config.longestRetry();
    }

    private static Duration jittered(Duration period) {
        var millis = period.toMillis();
        return Duration.ofMillis(
                Math.round(millis * (1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER))));
    }

    private void end(Claim claim, BiConsumer<ScheduleRow, Instant> change) {
        held(claim).ifPresent(row -> {
            row.claimedUntil = null;
            change.accept(row, time.instant());
        });
    }

    private Optional<ScheduleRow> held(Claim claim) {
        return rows.locked(claim.id()).filter(row -> row.active && row.attempts == claim.attempts());
    }

    record Started(Schedule.Place place, Run.Occasion occasion) {}
}
