package dev.portolan.local.mail;

import dev.portolan.local.home.Installation;
import dev.portolan.local.parts.JavaCommand;
import dev.portolan.local.parts.Part;
import dev.portolan.local.parts.Probes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The mail catcher.
public final class MailPart {
    public static final String NAME = "mail";

    private MailPart() {}

    public static Part of(Installation installation) {
        var ports = installation.ports();
        var words = JavaCommand.own(
                installation.home(),
                NAME,
                List.of("-XX:TieredStopAtLevel=1", "-Xmx64m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                MailMain.class,
                List.of(Integer.toString(ports.smtp()), Integer.toString(ports.mailApi())));
        return new Part(
                NAME,
                Part.Address.of(ports.mailApi(), ports.smtp()),
                Set.of(),
                Part.Lifecycle.of(
                        () -> new Part.Command(words, Map.of()),
                        Probes.both(
                                Probes.tcp(ports.smtp()),
                                Probes.http("http://127.0.0.1:" + ports.mailApi() + "/api/messages"))));
    }
}
