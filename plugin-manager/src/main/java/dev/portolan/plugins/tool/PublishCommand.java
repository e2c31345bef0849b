package dev.portolan.plugins.tool;

import dev.portolan.plugins.runtime.PluginRuntime;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/// `publish`: a release to a portal.
record PublishCommand(PrintStream out, PluginRuntime runtime) {
    int run(Path folder, URI to, Path token, Path key) {
        var checked = new FolderCheck(runtime).check(folder);
        var report = new Report(out);
        if (checked.sound().isEmpty()) {
            report.findings(checked.findings());
            out.println("Nothing was sent: " + folder + " is not in order, " + Report.count(checked.findings()) + ".");
            return PluginTool.BAD;
        }
        var release = checked.sound().get().manifest().release();
        var signed = PackCommand.signed(checked.files(), SigningKey.read(key));
        var verdict = new Publishing(PortalClient.of(to, new OwnFile(token).read())).send(release, signed);
        report.findings(verdict.findings());
        return switch (verdict.state()) {
            case "published" -> {
                out.println(release + " is published.");
                yield PluginTool.GOOD;
            }
            case "quarantined" -> {
                out.println(release + " waits for a person who reviews it. Run the same command again to see what was"
                        + " decided.");
                yield PluginTool.WAITS;
            }
            case "rejected" -> {
                out.println(release + " is rejected." + (verdict.reason().isEmpty() ? "" : " " + verdict.reason()));
                yield PluginTool.BAD;
            }
            default -> {
                out.println(release + " is still being looked at. Run the same command again later.");
                yield PluginTool.WAITS;
            }
        };
    }
}
