package dev.portolan.local.processes;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Ends processes: first politely, then not.
public final class Signals {
    private static final long CHECK_NANOS = 50_000_000;

    private Signals() {}

    /// Ends a process and whatever else is left in its group.
    ///
    /// @param polite the signal that lets it end in order, `TERM` or `INT`
    /// @param patience how long it may take before it is killed
    public static void end(ProcessHandle process, String polite, Duration patience) {
        // Whoever stops the stack interrupts the thread that comes here: the patience must outlast that.
        var interrupted = Thread.interrupted();
        if (CommandLines.runs(process)) {
            send(polite, Long.toString(process.pid()));
        }
        if (!endsWithin(process, patience)) {
            process.destroyForcibly();
            endsWithin(process, patience);
        }
        send("KILL", "-" + process.pid());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (CommandLines.runs(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(CHECK_NANOS);
        }
        return true;
    }

    private static void send(String signal, String target) {
        try {
            // The shell's own kill: the program of that name is missing on small machines.
            new ProcessBuilder("sh", "-c", "kill -s \"$0\" -- \"$1\"", signal, target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("cannot run sh", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
