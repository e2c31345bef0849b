package dev.portolan.local.parts;

import dev.portolan.local.home.Home;
import dev.portolan.local.parts.Status.PartStatus;
import dev.portolan.local.processes.OwnSession;
import dev.portolan.local.processes.PidFiles;
import dev.portolan.local.processes.Signals;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Keeps one part alive on a thread of its own: starts it, waits until it is ready, starts it again when it dies.
final class Supervisor {
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final long STARTING_CHECK_MS = 150;
    private static final long READY_CHECK_MS = 2_000;

    private final Part part;
    private final Home home;
    private final PidFiles pids;
    private final RestartPolicy restarts;
    private final Progress progress;
    private final Runnable changed;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread thread;
    private volatile List<CompletableFuture<Void>> after = List.of();
    private volatile PartStatus status;

    Supervisor(Part part, Home home, RestartPolicy restarts, Progress progress, Runnable changed) {
        this.part = part;
        this.home = home;
        this.pids = new PidFiles(home.run(), home.mark());
        this.restarts = restarts;
        this.progress = progress;
        this.changed = changed;
        this.status = new PartStatus(
                part.name(), PartState.WAITING, null, part.address().port(), null);
        this.thread = Thread.ofPlatform().name("part-" + part.name()).unstarted(this::live);
    }

    Part part() {
        return part;
    }

    PartStatus status() {
        return status;
    }

    /// Completes when the part has been ready once, exceptionally when it has failed before.
    CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    void start(List<CompletableFuture<Void>> dependencies) {
        after = List.copyOf(dependencies);
        thread.start();
    }

    /// Ends the part and waits for its end.
    void stop() {
        thread.interrupt();
        try {
            thread.join(STOP_PATIENCE.multipliedBy(2));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        try {
            CompletableFuture.allOf(after.toArray(CompletableFuture[]::new)).get();
            while (true) {
                var delay = restarts.afterDeath(liveOnce());
                if (delay.isEmpty()) {
                    fail();
                    return;
                }
                become(new PartStatus(part.name(), PartState.RESTARTING, null, port(), null));
                progress.say("%s is started again in %.1f s"
                        .formatted(part.name(), delay.get().toMillis() / 1000.0));
                Thread.sleep(delay.get());
            }
        } catch (InterruptedException _) {
            become(status.stopped());
        } catch (ExecutionException _) {
            // What it stands on has failed and said so.
            become(status.stopped());
        }
    }

    /// @return whether the part had been ready before it died
    private boolean liveOnce() throws InterruptedException {
        try {
            become(new PartStatus(part.name(), PartState.STARTING, null, port(), null));
            var command = part.lifecycle().launch().prepare();
            var started = System.nanoTime();
            var process = start(command);
            try {
                return accompany(process, started);
            } finally {
                Signals.end(process.toHandle(), part.lifecycle().stopSignal(), STOP_PATIENCE);
                pids.forget(part.name());
            }
        } catch (IOException | RuntimeException e) {
            progress.say(part.name() + ": " + e.getMessage());
            return false;
        }
    }

    private Process start(Part.Command command) throws IOException {
        var builder = new ProcessBuilder(OwnSession.of(command.words()))
                .directory(home.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.log(part.name()).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("PG"));
        builder.environment().putAll(command.environment());
        return builder.start();
    }

    private boolean accompany(Process process, long started) throws InterruptedException, IOException {
        pids.remember(part.name(), process.toHandle());
        become(new PartStatus(part.name(), PartState.STARTING, process.pid(), port(), null));
        if (!getsReady(process, started)) {
            return false;
        }
        part.lifecycle().setup().run();
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        become(new PartStatus(part.name(), PartState.READY, process.pid(), port(), took));
        progress.say("%-16s ready after %5.1f s".formatted(part.name(), took / 1000.0));
        firstReady.complete(null);
        while (!process.waitFor(READY_CHECK_MS, TimeUnit.MILLISECONDS)) {
            var state = part.lifecycle().probe().ready() ? PartState.READY : PartState.UNREADY;
            if (state != status.state()) {
                become(status.in(state));
            }
        }
        progress.say(part.name() + " has ended with " + process.exitValue());
        return true;
    }

    private boolean getsReady(Process process, long started) throws InterruptedException {
        while (!process.waitFor(STARTING_CHECK_MS, TimeUnit.MILLISECONDS)) {
            if (part.lifecycle().probe().ready()) {
                return true;
            }
            if (System.nanoTime() - started > START_PATIENCE.toNanos()) {
                progress.say(part.name() + " did not get ready within " + START_PATIENCE.toMinutes() + " minutes");
                return false;
            }
        }
        progress.say(part.name() + " has ended with " + process.exitValue() + " before it was ready");
        return false;
    }

    private void fail() {
        become(new PartStatus(part.name(), PartState.FAILED, null, port(), null));
        progress.say(part.name() + " has failed, see " + home.log(part.name()));
        firstReady.completeExceptionally(new IllegalStateException(part.name()));
    }

    private int port() {
        return part.address().port();
    }

    private void become(PartStatus next) {
        status = next;
        changed.run();
    }
}
