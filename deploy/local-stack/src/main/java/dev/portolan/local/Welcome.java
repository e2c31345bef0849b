package dev.portolan.local;

import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Ports;
import dev.portolan.local.parts.Status;
import java.util.stream.Collectors;

/// What is printed once all is ready: where everything is and how to get in.
record Welcome(Installation installation, Status status, double seconds) {
    private static final String DEMO = """
            Sign in with password portolan:
              owner@  admin@  dev@  viewer@ of acme.test and of globex.test
              operator@portolan.test  support@portolan.test  billing@portolan.test, at /operator
            """;

    String text() {
        var parts = status.parts().stream()
                .map(part -> "  %-16s %-28s %6.1f s"
                        .formatted(
                                part.name(),
                                address(part),
                                part.readyAfterMs() == null ? 0.0 : part.readyAfterMs() / 1000.0))
                .collect(Collectors.joining("\n"));
        return """

                Portolan is ready after %.1f s: %s

                %s

                %sPasswords of the machinery are in %s.
                ./portolan down stops everything, as does Ctrl-C where up was not detached.
                """.formatted(
                        seconds,
                        Ports.url(installation.ports().webUi()),
                        parts,
                        installation.demo() ? DEMO : "",
                        installation.home().secrets());
    }

    private static String address(Status.PartStatus part) {
        return switch (part.name()) {
            case "postgres", "kafka" -> "127.0.0.1:" + part.port();
            default -> Ports.url(part.port());
        };
    }
}
