package dev.portolan.plugins.tool;

import dev.portolan.plugins.examples.AuthorsRuntime;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// Reads what was typed after `./portolan plugin` and runs it.
@Command(
        name = "./portolan plugin",
        description = "Makes, checks, tests and publishes plugins. docs/plugin-guide.md leads through it.",
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        exitCodeOnInvalidInput = PluginTool.MISUSE,
        exitCodeListHeading = PluginTool.HEADING)
public final class PluginTool {
    static final String HEADING = "%nExit codes:%n";
    private static final Map<String, String> EXIT_CODES = new TreeMap<>(Map.of(
            "0", "it worked", "1", "it did not; what to mend is said", "2", "the command line is not understood"));

    static final int GOOD = 0;
    static final int BAD = 1;
    static final int MISUSE = 2;
    static final int WAITS = 3;

    private static final String FOLDER = "The plugin's folder, with plugin.yaml at its top.";
    private static final String TO = "Address of the portal, such as https://portal.example.com.";
    private static final String TOKEN = "File with the publisher's token (ptp_...), which staff of the portal make.";
    private static final String KEY = "File with the publisher's key, made by 'key'.";

    private final PrintStream out;

    /// Read by picocli.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Says how this is used.")
    private boolean help;

    PluginTool(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, System.err, arguments));
    }

    /// Runs one command.
    ///
    /// @return the exit code
    static int run(PrintStream out, PrintStream err, String... arguments) {
        var line = new CommandLine(new PluginTool(out));
        tellExitCodes(line);
        line.getSubcommands().values().forEach(PluginTool::tellExitCodes);
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, _, _) -> {
            err.println("portolan: " + Failures.words(failure));
            return BAD;
        });
        if (arguments.length == 0) {
            line.usage(out);
            return GOOD;
        }
        return line.execute(arguments);
    }

    /// Each command has those of all, but where it has its own.
    private static void tellExitCodes(CommandLine command) {
        var usage = command.getCommandSpec().usageMessage();
        if (usage.exitCodeList().isEmpty()) {
            usage.exitCodeListHeading(HEADING);
            usage.exitCodeList(EXIT_CODES);
        }
    }

    @Command(name = "new", description = "Writes a folder with a plugin that works.")
    int make(
            @Parameters(paramLabel = "NAME", description = "Id of the plugin, and name of its folder: a-z, 0-9 and -.")
                    Path folder,
            @Option(
                            names = "--runtime",
                            defaultValue = "js",
                            paramLabel = "KIND",
                            description = "js, declarative, wasm or remote (${DEFAULT-VALUE}).")
                    String runtime,
            @Option(
                            names = "--publisher",
                            defaultValue = "example",
                            paramLabel = "ID",
                            description = "Your publisher id (${DEFAULT-VALUE}).")
                    String publisher) {
        return new NewCommand(out).run(folder, runtime, publisher);
    }

    @Command(name = "check", description = "Says all that a marketplace would refuse, and how to mend it.")
    int check(@Parameters(paramLabel = "DIR", description = FOLDER) Path folder) {
        try (var runtime = AuthorsRuntime.open(InstantSource.system())) {
            return new CheckCommand(out, runtime).run(folder);
        }
    }

    @Command(name = "test", description = "Runs the examples in DIR/examples with the plugin's runtime and budgets.")
    int test(
            @Parameters(paramLabel = "DIR", description = FOLDER) Path folder,
            @Option(
                            names = "--only",
                            paramLabel = "TEXT",
                            description = "Runs the examples with this in their file's name.")
                    @Nullable
                    String only) {
        return new TestCommand(out).run(folder, only == null ? "" : only);
    }

    @Command(
            name = "key",
            description = "Makes a key to sign releases with, in a file that you alone can read; with --to it proves to"
                    + " a portal that you hold it.")
    int key(
            @Parameters(paramLabel = "FILE", description = "Where the key is, or will be.") Path file,
            @Option(names = "--to", paramLabel = "URL", description = TO) @Nullable URI to,
            @Option(names = "--token-file", paramLabel = "FILE", description = TOKEN) @Nullable Path token,
            @Option(names = "--publisher", paramLabel = "ID", description = "Your publisher id, with --to.") @Nullable
                    String publisher) {
        return new KeyCommand(out).run(file, to, token, publisher);
    }

    @Command(name = "pack", description = "Makes the package that a marketplace takes.")
    int pack(
            @Parameters(paramLabel = "DIR", description = FOLDER) Path folder,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "The zip; PUBLISHER-ID-VERSION.zip here if not given.")
                    @Nullable
                    Path output,
            @Option(names = "--key", paramLabel = "FILE", description = KEY + " Without it, the package is not signed.")
                    @Nullable
                    Path key) {
        return new PackCommand(out).run(folder, output, key);
    }

    @Command(
            name = "publish",
            description = "Signs a release, sends it and says what became of it.",
            exitCodeListHeading = HEADING,
            exitCodeList = {
                "0:it is published",
                "1:it is not; why is said",
                "2:the command line is not understood",
                "3:it waits for a person who reviews it"
            })
    int publish(
            @Parameters(paramLabel = "DIR", description = FOLDER) Path folder,
            @Option(names = "--to", required = true, paramLabel = "URL", description = TO) URI to,
            @Option(names = "--token-file", required = true, paramLabel = "FILE", description = TOKEN) Path token,
            @Option(names = "--key", required = true, paramLabel = "FILE", description = KEY) Path key) {
        try (var runtime = AuthorsRuntime.open(InstantSource.system())) {
            return new PublishCommand(out, runtime).run(folder, to, token, key);
        }
    }

    @Command(
            name = "run",
            description = "Serves the plugin in the portal that ./portolan up --demo has started here, again with each"
                    + " change, and prints its log. Ctrl-C ends it; the plugin stays installed.")
    int run(
            @Parameters(paramLabel = "DIR", description = FOLDER) Path folder,
            @Option(
                            names = "--tenant",
                            defaultValue = "acme",
                            paramLabel = "SLUG",
                            description = "Where it is installed (${DEFAULT-VALUE}).")
                    String tenant,
            @Option(
                            names = "--as",
                            defaultValue = "admin@acme.test",
                            paramLabel = "USER",
                            description = "Who installs it (${DEFAULT-VALUE}).")
                    String admin,
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            description = "Its settings, a JSON object; secrets as {\"set\": \"...\"}.")
                    @Nullable
                    Path configuration,
            @Option(names = "--once", description = "Installs it and ends.") boolean once) {
        try (var runtime = AuthorsRuntime.open(InstantSource.system())) {
            return new RunCommand(out, runtime).run(folder, new RunCommand.Where(tenant, admin), configuration, once);
        }
    }
}
