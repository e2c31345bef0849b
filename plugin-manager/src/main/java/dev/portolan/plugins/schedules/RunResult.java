package dev.portolan.plugins.schedules;

import dev.portolan.plugins.invocations.Answer;
import java.time.Duration;

/// How a run ended.
public sealed interface RunResult {
    /// Until a plugin that is called too often may be called again.
    Duration FULL = Duration.ofSeconds(15);

    /// All is done.
    record Done() implements RunResult {}

    /// All was tried, and some of it failed: that is tried again when the time of the next run has come.
    ///
    /// @param sentence for the tenant's admins
    record Partly(String sentence) implements RunResult {}

    /// It goes on where it was after a while: nothing is wrong.
    record Waits(Duration pause) implements RunResult {}

    /// It goes on where it was as soon as others have had their turn.
    record Paused() implements RunResult {}

    /// It is tried again, each time later.
    ///
    /// @param sentence for the tenant's admins
    record Failed(String sentence) implements RunResult {}

    /// What an answer that a function did not give makes of a run: one that did not even run has only to wait.
    static RunResult of(Answer.None none) {
        return none.ran() ? new Failed(none.sentence()) : new Waits(FULL);
    }
}
