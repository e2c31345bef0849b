package dev.portolan.local;

import dev.portolan.local.home.Home;
import dev.portolan.local.parts.Status;
import dev.portolan.local.parts.StatusFile;
import dev.portolan.local.processes.PidFiles;
import java.util.List;

/// Tells how the parts are.
record StatusCommand(Home home) {
    /// @return 0 only when all are ready
    int run(boolean json) {
        var status = status();
        System.out.println(json ? StatusFile.json(status) : table(status));
        return status.ready() ? 0 : 1;
    }

    /// What the launcher wrote down, unless it has been killed since.
    Status status() {
        var written = StatusFile.in(home.run()).read().orElse(Status.of(List.of()));
        var launcher = new PidFiles(home.run(), home.mark()).find(Leftovers.LAUNCHER);
        return launcher.isPresent()
                ? written
                : Status.of(
                        written.parts().stream().map(Status.PartStatus::stopped).toList());
    }

    private static String table(Status status) {
        if (status.parts().isEmpty()) {
            return "Portolan is not running.";
        }
        var text = new StringBuilder(status.ready() ? "Portolan is ready.\n" : "Portolan is not ready.\n");
        for (var part : status.parts()) {
            var process = part.pid() == null ? "" : "process " + part.pid();
            var took = part.readyAfterMs() == null ? "" : "ready after %.1f s".formatted(part.readyAfterMs() / 1000.0);
            text.append("  %-16s %-10s port %-6d %-15s %s"
                            .formatted(part.name(), part.state(), part.port(), process, took)
                            .stripTrailing())
                    .append('\n');
        }
        return text.toString().stripTrailing();
    }
}
