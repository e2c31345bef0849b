package dev.portolan.plugins.runtime;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// What loading a release's code came to; kept for all its calls but when it came late.
sealed interface Preparation {
    /// Code that loads, and the sandboxes that are ready to run it.
    final class Ready implements Preparation {
        private final Snapshot snapshot;
        private final int memoryMiB;
        private final HeapShare share;
        private final BlockingQueue<Sandbox> idle;

        Ready(Snapshot snapshot, int memoryMiB, HeapShare share, int idle) {
            this.snapshot = snapshot;
            this.memoryMiB = memoryMiB;
            this.share = share;
            this.idle = new ArrayBlockingQueue<>(idle);
        }

        /// A sandbox in the state of the snapshot.
        Sandbox take() {
            var sandbox = idle.poll();
            if (sandbox == null) {
                return new Sandbox(memoryMiB, share, snapshot);
            }
            sandbox.restore(snapshot);
            return sandbox;
        }

        /// Gives back a sandbox whose call ended well; one too many is left to the garbage collector.
        @SuppressWarnings("CheckReturnValue")
        void giveBack(Sandbox sandbox) {
            if (sandbox.memory().peakBytes() <= 2L * snapshot.memory().size()) {
                idle.offer(sandbox);
            }
        }

        Snapshot snapshot() {
            return snapshot;
        }
    }

    /// Code that does not load.
    record Broken(String message, @Nullable Integer line) implements Preparation {}

    /// Code that was not loaded in time, which another try may be.
    record Late() implements Preparation {}
}
