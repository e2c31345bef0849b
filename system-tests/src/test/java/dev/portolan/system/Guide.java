package dev.portolan.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A page of the documentation whose commands are run as they stand: its `sh` blocks one after the other in one shell,
/// each followed by the `text` block that shows a part of its output, where there is one.
record Guide(List<Step> steps) {
    private static final String NEXT = "==== step ";

    /// @param shown lines, each a part of a line of the output
    record Step(String commands, List<String> shown) {}

    static Guide read(String page) {
        try {
            var steps = new ArrayList<Step>();
            String kind = null;
            var block = new ArrayList<String>();
            for (var line : Files.readAllLines(Stack.root().resolve("docs").resolve(page))) {
                if (kind == null && line.startsWith("```")) {
                    kind = line.substring(3);
                    block.clear();
                } else if (line.equals("```")) {
                    add(steps, kind, List.copyOf(block));
                    kind = null;
                } else if (kind != null) {
                    block.add(line);
                }
            }
            return new Guide(List.copyOf(steps));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(List<Step> steps, String kind, List<String> block) {
        if ("sh".equals(kind)) {
            steps.add(new Step(String.join("\n", block), List.of()));
        } else if ("text".equals(kind) && !steps.isEmpty()) {
            steps.add(new Step(steps.removeLast().commands(), block));
        }
    }

    /// Runs all of it.
    ///
    /// @return the output of each step that was reached; the shell ends at the first command that fails
    Run follow(Path folder, Map<String, String> environment) {
        var script = new StringBuilder("set -euo pipefail\n");
        for (var step : steps) {
            script.append("echo '")
                    .append(NEXT)
                    .append("'\n")
                    .append(step.commands())
                    .append('\n');
        }
        try {
            var builder = new ProcessBuilder("bash", "-c", script.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the guide does not end");
            }
            var outputs = List.of(output.split(NEXT + "\n", -1));
            return new Run(process.exitValue(), outputs.subList(1, outputs.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Run(int exit, List<String> outputs) {}
}
