package dev.portolan.local;

import dev.portolan.local.home.Ports;
import dev.portolan.local.parts.StatusFile;

/// What a second launcher says.
final class AlreadyRunning {
    private AlreadyRunning() {}

    static boolean ready(UpOptions options) {
        return StatusFile.in(options.home().run())
                .read()
                .filter(status -> status.ready())
                .isPresent();
    }

    static String message(UpOptions options) {
        return "Portolan is %s already: %s (./portolan down stops it)"
                .formatted(
                        ready(options) ? "running" : "starting",
                        Ports.url(options.ports().webUi()));
    }
}
