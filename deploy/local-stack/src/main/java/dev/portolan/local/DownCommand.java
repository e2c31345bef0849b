package dev.portolan.local;

import dev.portolan.local.home.Home;
import dev.portolan.local.processes.PidFiles;
import dev.portolan.local.processes.Signals;
import java.io.IOException;
import java.time.Duration;

/// Stops a running stack, and ends what a killed launcher has left behind.
record DownCommand(Home home, Console console) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    int run() throws IOException {
        var pids = new PidFiles(home.run(), home.mark());
        var launcher = pids.find(Leftovers.LAUNCHER);
        if (launcher.isPresent()) {
            console.say("stopping");
            Signals.end(launcher.get(), "TERM", PATIENCE);
        }
        pids.forget(Leftovers.LAUNCHER);
        var left = new Leftovers(home, console).end();
        if (launcher.isEmpty() && !left) {
            console.print("Portolan is not running.");
        } else {
            console.say("stopped");
        }
        return 0;
    }
}
