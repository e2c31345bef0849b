package dev.portolan.plugins.schedules;

import dev.portolan.plugins.queues.Claim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run, as long as this process has it.
public final class Run {
    private final Claim claim;
    private final Occasion occasion;
    private final RunService runs;
    private final InstantSource time;
    private final Instant until;

    Run(Claim claim, Occasion occasion, RunService runs, InstantSource time, Instant until) {
        this.claim = claim;
        this.occasion = occasion;
        this.runs = runs;
        this.time = time;
        this.until = until;
    }

    /// What the run is for, and how far it had come.
    ///
    /// @param number of the run, counted from 1 for this extension
    /// @param event as JSON, for a run that one event alone gave cause for
    /// @param since when the last run began that ended well
    /// @param position where it goes on, as the work itself has said; null at the beginning
    /// @param depth how many events, each caused by the one before it, led to the run; 0 where none did
    public record Occasion(
            long number,
            Reason reason,
            @Nullable String event,
            @Nullable Instant since,
            @Nullable String position,
            int depth) {}

    public Occasion occasion() {
        return occasion;
    }

    /// Names what the runs of this extension keep: the same for all of them, until it is uninstalled.
    public UUID schedule() {
        return claim.id();
    }

    /// Says in the current transaction how far the run has come.
    ///
    /// @param position where it goes on when it is interrupted; any text up to 16 KiB
    /// @param kept how many things the runs keep now
    /// @return whether this process still has the run; if not, the transaction must write nothing and the run ends
    public boolean keep(@Nullable String position, Schedule.@Nullable Progress progress, long kept) {
        return runs.keep(claim, position, progress, kept);
    }

    /// Whether others should have their turn now.
    public boolean late() {
        return Thread.currentThread().isInterrupted() || !time.instant().isBefore(until);
    }
}
