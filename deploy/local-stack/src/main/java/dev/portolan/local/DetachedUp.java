package dev.portolan.local;

import dev.portolan.local.home.Home;
import dev.portolan.local.parts.JavaCommand;
import dev.portolan.local.processes.OwnSession;
import dev.portolan.local.processes.SingleLauncher;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Starts a launcher that outlives this process, shows what it says, and returns once all is ready.
record DetachedUp(UpOptions options, Console console) {
    private static final long CHECK_MS = 200;
    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-Xmx96m");

    /// @return 0 only when all parts are ready
    int run() throws IOException, InterruptedException {
        var home = options.home();
        var single = SingleLauncher.acquire(home.run());
        if (single.isEmpty()) {
            return awaitOther(home);
        }
        Announcement.in(home).withdraw();
        single.get().close();
        var log = home.log(Leftovers.LAUNCHER);
        Files.writeString(log, "");
        var launcher = new ProcessBuilder(OwnSession.of(command()))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var done = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> giveUp(launcher, done), "give-up"));
        var code = follow(launcher);
        done.set(true);
        return code;
    }

    // Ctrl-C before all is ready.
    private static void giveUp(Process launcher, AtomicBoolean done) {
        if (!done.get()) {
            launcher.destroy();
            launcher.onExit().join();
        }
    }

    private List<String> command() {
        var flags = new ArrayList<>(FLAGS);
        flags.add("-Dportolan.root=" + options.home().root());
        flags.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        var arguments = new ArrayList<>(List.of("up"));
        options.words().stream().filter(word -> !word.equals("--detach")).forEach(arguments::add);
        return JavaCommand.own(options.home(), Leftovers.LAUNCHER, flags, Main.class, arguments);
    }

    private int follow(Process launcher) throws IOException, InterruptedException {
        try (var output =
                new RandomAccessFile(options.home().log(Leftovers.LAUNCHER).toFile(), "r")) {
            var announcement = Announcement.in(options.home());
            while (!launcher.waitFor(CHECK_MS, TimeUnit.MILLISECONDS)) {
                var announced = announcement.made();
                copy(output);
                if (announced) {
                    return 0;
                }
            }
            copy(output);
            return launcher.exitValue() == 0 ? 0 : 1;
        }
    }

    private static void copy(RandomAccessFile output) throws IOException {
        var bytes = new byte[(int) (output.length() - output.getFilePointer())];
        output.readFully(bytes);
        System.out.print(new String(bytes, StandardCharsets.UTF_8));
        System.out.flush();
    }

    private int awaitOther(Home home) throws IOException, InterruptedException {
        if (options.fresh()) {
            console.print("Portolan is running: ./portolan down first, then up --fresh.");
            return 1;
        }
        var announcement = Announcement.in(home);
        while (!announcement.made()) {
            Thread.sleep(CHECK_MS);
            var single = SingleLauncher.acquire(home.run());
            if (single.isPresent()) {
                single.get().close();
                console.print("The launcher that was starting Portolan has ended.");
                return 1;
            }
        }
        console.print(AlreadyRunning.message(options));
        return 0;
    }
}
