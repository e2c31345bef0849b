package dev.portolan.plugins.tool;

import dev.portolan.plugins.examples.Example;
import dev.portolan.plugins.examples.ExampleReader;
import dev.portolan.plugins.examples.ExampleRunner;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.PluginPackage.Result.Accepted;
import dev.portolan.plugins.packages.PluginPackage.Result.Refused;
import dev.portolan.plugins.reviews.Faults;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `test`: the author's examples, each with its output.
record TestCommand(PrintStream out) {
    int run(Path folder, String only) {
        var examples = examples(folder).stream()
                .filter(file -> file.getFileName().toString().contains(only))
                .toList();
        if (examples.isEmpty()) {
            out.println("There is no example" + (only.isEmpty() ? "" : " with \"" + only + "\" in its name") + " in "
                    + folder.resolve("examples") + ". docs/plugin-guide.md says how one looks.");
            return PluginTool.BAD;
        }
        return switch (PluginPackage.ofFolder(folder)) {
            case Refused(var faults) -> {
                var files = PluginPackage.filesOf(folder);
                new Report(out)
                        .findings(Faults.of(faults).stream()
                                .map(fault -> FolderCheck.placed(files, fault))
                                .toList());
                out.println("The plugin is not in order, so nothing was run. './portolan plugin check' says more.");
                yield PluginTool.BAD;
            }
            case Accepted(var plugin) -> run(plugin, examples);
        };
    }

    private int run(PluginPackage plugin, List<Path> files) {
        var failed = 0;
        try (var runner = new ExampleRunner(Duration.ZERO)) {
            for (var file : files) {
                if (!run(runner, plugin, file)) {
                    failed++;
                }
            }
        }
        out.println(
                failed == 0
                        ? Report.plural(files.size(), "example") + " passed."
                        : "%d of %s failed.".formatted(failed, Report.plural(files.size(), "example")));
        return failed == 0 ? PluginTool.GOOD : PluginTool.BAD;
    }

    private boolean run(ExampleRunner runner, PluginPackage plugin, Path file) {
        var name = "examples/" + file.getFileName();
        return switch (ExampleReader.read(name, text(file))) {
            case ExampleReader.Result.Unreadable(var flaws) -> {
                out.println("FAILED  " + name);
                new Report(out).flaws(flaws);
                yield false;
            }
            case ExampleReader.Result.Read(var example) -> run(runner, plugin, example);
        };
    }

    private boolean run(ExampleRunner runner, PluginPackage plugin, Example example) {
        var result = runner.run(plugin, example);
        var took =
                result.wall() == null ? "" : " (%d ms)".formatted(result.wall().toMillis());
        out.println((result.passed() ? "passed  " : "FAILED  ") + example.file() + took);
        if (!result.passed()) {
            new Report(out).flaws(result.flaws());
            result.log().forEach(line -> out.println("    log       " + line));
        }
        return result.passed();
    }

    private static List<Path> examples(Path folder) {
        var examples = folder.resolve("examples");
        if (!Files.isDirectory(examples)) {
            return List.of();
        }
        try (var files = Files.list(examples)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
