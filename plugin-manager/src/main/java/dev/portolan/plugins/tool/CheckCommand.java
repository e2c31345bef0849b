package dev.portolan.plugins.tool;

import dev.portolan.plugins.runtime.PluginRuntime;
import java.io.PrintStream;
import java.nio.file.Path;

/// `check`: all findings of a publication, without one.
record CheckCommand(PrintStream out, PluginRuntime runtime) {
    int run(Path folder) {
        var checked = new FolderCheck(runtime).check(folder);
        var report = new Report(out);
        report.findings(checked.findings());
        if (checked.sound().isEmpty()) {
            out.println(folder + " is not in order: " + Report.count(checked.findings()) + ".");
            return PluginTool.BAD;
        }
        checked.sound().ifPresent(report::summary);
        return PluginTool.GOOD;
    }
}
