package dev.portolan.plugins.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The portal that `./portolan up` has started on this machine.
///
/// @param command `./portolan` itself, which makes tokens
/// @param home its folder for data
record LocalStack(Path command, Path home, int offset) {
    private static final int PLUGIN_MANAGER = 8083;
    private static final int WEB_UI = 8080;

    /// @throws IllegalStateException when this was not started by `./portolan`
    static LocalStack here() {
        return new LocalStack(
                Path.of(property("portolan.command")),
                Path.of(property("portolan.home")),
                Integer.parseInt(Optional.ofNullable(System.getenv("PORTOLAN_PORT_OFFSET"))
                        .filter(text -> !text.isBlank())
                        .orElse("0")));
    }

    /// A token for calls to this portal, made again with each call of the result: tokens are short-lived.
    ///
    /// @param tenant null for a staff token
    String token(String user, @Nullable String tenant) {
        var words = new ArrayList<>(List.of(command.toString(), "token", user));
        if (tenant != null) {
            words.addAll(List.of("--tenant", tenant));
        }
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("no token for " + user + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    URI pluginManager() {
        return URI.create("http://localhost:" + (PLUGIN_MANAGER + offset));
    }

    URI pages() {
        return URI.create("http://localhost:" + (WEB_UI + offset));
    }

    private static String property(String name) {
        var value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("start this by ./portolan plugin");
        }
        return value;
    }
}
