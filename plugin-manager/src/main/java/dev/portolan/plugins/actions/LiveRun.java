package dev.portolan.plugins.actions;

import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.invocations.LogLine;
import dev.portolan.plugins.invocations.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A run of this process: takes what the plugin says until it is written down. The thread of the plugin fills it,
/// others empty it.
final class LiveRun implements Occasion {
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final TenantId tenant;
    private final UUID id;
    private final Queue<LogLine> lines = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile Instant kept;

    LiveRun(TenantId tenant, UUID id, Instant now) {
        this.tenant = tenant;
        this.id = id;
        this.kept = now;
    }

    TenantId tenant() {
        return tenant;
    }

    UUID id() {
        return id;
    }

    @Override
    public void line(LogLine line) {
        lines.add(line);
    }

    @Override
    public boolean progress(Progress reached) {
        progress.set(reached);
        return !cancelled;
    }

    @Override
    public boolean followed() {
        return true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /// Whether there is something to be written down, or nothing has been for a second. Called by one thread.
    boolean due(Instant now) {
        if (lines.isEmpty() && progress.get() == null && now.isBefore(kept.plus(QUIET))) {
            return false;
        }
        kept = now;
        return true;
    }

    /// Takes out what it has said since the last time.
    List<LogLine> takeLines() {
        var taken = new ArrayList<LogLine>();
        for (var line = lines.poll(); line != null; line = lines.poll()) {
            taken.add(line);
        }
        return taken;
    }

    /// Null when it has not moved since the last time.
    @Nullable
    Progress takeProgress() {
        return progress.getAndSet(null);
    }
}
