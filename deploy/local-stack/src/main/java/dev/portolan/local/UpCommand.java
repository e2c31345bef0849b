package dev.portolan.local;

import dev.portolan.local.demo.DemoHistory;
import dev.portolan.local.home.Home;
import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Secrets;
import dev.portolan.local.parts.Part;
import dev.portolan.local.parts.Stack;
import dev.portolan.local.parts.StatusFile;
import dev.portolan.local.processes.PidFiles;
import dev.portolan.local.processes.SingleLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;

/// Starts the stack and stays with it until it is told to stop.
record UpCommand(UpOptions options, Console console, InstantSource time) {
    /// @return 0 when another launcher's stack is ready, 1 when nothing could be started; else it does not return
    int run() throws IOException, InterruptedException {
        var home = options.home();
        var single = SingleLauncher.acquire(home.run());
        if (single.isEmpty()) {
            console.print(AlreadyRunning.message(options));
            return AlreadyRunning.ready(options) && !options.fresh() ? 0 : 1;
        }
        var _ = new Leftovers(home, console).end();
        if (options.fresh()) {
            home.deleteData();
        }
        var origin = DataOrigin.of(options);
        var installation = new Installation(home, options.ports(), Secrets.open(home.secrets()), origin.demo());
        var parts = AllParts.of(installation, System.getenv());
        var taken = TakenPorts.of(parts);
        if (!taken.isEmpty()) {
            taken.forEach(console::print);
            console.print("Free them, or move all ports: PORTOLAN_PORT_OFFSET=10000 ./portolan up");
            return 1;
        }
        return live(installation, parts, single.get());
    }

    private int live(Installation installation, List<Part> parts, SingleLauncher single)
            throws IOException, InterruptedException {
        var home = installation.home();
        keepOldLogs(home, parts);
        pids(home).remember(Leftovers.LAUNCHER, ProcessHandle.current());
        var stack = new Stack(parts, home, time, console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, home, single), "stop-stack"));
        stack.start();
        var failed = stack.awaitReady();
        if (failed.isPresent()) {
            console.print(LogTail.of(home.log(failed.get())));
            return 1;
        }
        console.print(new Welcome(installation, stack.status(), console.seconds()).text());
        Announcement.in(home).make();
        if (installation.demo()) {
            DemoHistory.begin(installation, time, console::say);
        }
        Thread.currentThread().join();
        return 0;
    }

    private void stop(Stack stack, Home home, SingleLauncher single) {
        console.say("stopping");
        stack.stop();
        try (single) {
            Announcement.in(home).withdraw();
            StatusFile.in(home.run()).delete();
            pids(home).forget(Leftovers.LAUNCHER);
        } catch (IOException e) {
            console.say(e.toString());
        }
        console.say("stopped");
    }

    private static PidFiles pids(Home home) {
        return new PidFiles(home.run(), home.mark());
    }

    private static void keepOldLogs(Home home, List<Part> parts) throws IOException {
        for (var name : parts.stream().map(Part::name).toList()) {
            var log = home.log(name);
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
