package dev.portolan.local.demofiles;

import dev.portolan.local.home.Installation;
import dev.portolan.local.parts.JavaCommand;
import dev.portolan.local.parts.Part;
import dev.portolan.local.parts.Probes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The demo's files from `deploy/demo`.
public final class DemoFilesPart {
    public static final String NAME = "demo-files";

    private DemoFilesPart() {}

    public static Part of(Installation installation) {
        var home = installation.home();
        var port = installation.ports().demoFiles();
        var words = JavaCommand.own(
                home,
                NAME,
                List.of("-XX:TieredStopAtLevel=1", "-Xmx48m"),
                DemoFilesMain.class,
                List.of(home.root().resolve("deploy/demo").toString(), Integer.toString(port)));
        return new Part(
                NAME,
                Part.Address.of(port),
                Set.of(),
                Part.Lifecycle.of(() -> new Part.Command(words, Map.of()), Probes.tcp(port)));
    }
}
