package dev.portolan.local;

import dev.portolan.local.home.Home;
import dev.portolan.local.parts.Progress;
import dev.portolan.local.parts.StatusFile;
import dev.portolan.local.processes.PidFiles;
import dev.portolan.local.processes.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Processes that a killed launcher has left behind.
record Leftovers(Home home, Progress progress) {
    static final String LAUNCHER = "launcher";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /// Ended last and in this order: the others write to them until they end.
    private static final List<String> LAST = List.of("kafka", "postgres");

    /// Ends all of them and forgets them.
    ///
    /// @return whether there were any
    boolean end() throws IOException {
        var pids = new PidFiles(home.run(), home.mark());
        var names = pids.names().stream().filter(name -> !name.equals(LAUNCHER)).toList();
        var first = names.stream()
                .filter(name -> !LAST.contains(name))
                .map(name -> Thread.ofVirtual().start(() -> end(pids, name)))
                .toList();
        try {
            for (var thread : first) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        LAST.stream().filter(names::contains).forEach(name -> end(pids, name));
        StatusFile.in(home.run()).delete();
        Announcement.in(home).withdraw();
        return !names.isEmpty();
    }

    private void end(PidFiles pids, String name) {
        var process = pids.find(name);
        if (process.isPresent()) {
            progress.say("ending " + name + ", left behind by a launcher that was killed");
            // PostgreSQL waits for its clients on TERM.
            Signals.end(process.get(), name.equals("postgres") ? "INT" : "TERM", PATIENCE);
        }
        pids.forget(name);
    }
}
