package dev.portolan.local;

import dev.portolan.local.home.Home;
import dev.portolan.local.home.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// Runs the commands of `./portolan` that need more than a shell. The script has checked their options.
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> words) throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("portolan.root")).toAbsolutePath().normalize();
        var home = new Home(
                root,
                Path.of(System.getProperty("portolan.home")).toAbsolutePath().normalize());
        home.create();
        var options = words.subList(1, words.size());
        try {
            var ports = Ports.parse(System.getenv("PORTOLAN_PORT_OFFSET"));
            var console = new Console(System.nanoTime());
            return switch (words.getFirst()) {
                case "up" -> up(new UpOptions(home, ports, options), console);
                case "down" -> new DownCommand(home, console).run();
                case "status" -> new StatusCommand(home).run(options.contains("--json"));
                case "token" -> new TokenCommand(ports).run(options);
                default -> throw new IllegalArgumentException("no such command: " + words.getFirst());
            };
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("portolan: " + e.getMessage());
            return 1;
        }
    }

    private static int up(UpOptions options, Console console) throws IOException, InterruptedException {
        return options.detach()
                ? new DetachedUp(options, console).run()
                : new UpCommand(options, console, Clock.systemUTC()).run();
    }
}
