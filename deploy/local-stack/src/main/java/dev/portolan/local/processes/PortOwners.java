package dev.portolan.local.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/// Tells whether a port of loopback is free, and who holds it when it is not.
public final class PortOwners {
    private PortOwners() {}

    /// Says in words what holds a port.
    ///
    /// @return empty when the port is free
    public static Optional<String> holder(int port) {
        if (free("127.0.0.1", port) && free("::1", port)) {
            return Optional.empty();
        }
        var owner = ProcSockets.available() ? ProcSockets.listener(port) : OpenFilesTool.listener(port);
        return Optional.of(owner.flatMap(ProcessHandle::of)
                .map(PortOwners::describe)
                .orElse("a process that this user may not see"));
    }

    private static String describe(ProcessHandle process) {
        var command = CommandLines.of(process).orElse("unknown");
        var shown = command.length() > 100 ? command.substring(0, 100) + "…" : command;
        return "process " + process.pid() + " (" + shown + ")";
    }

    private static boolean free(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            // Machines without IPv6 have no ::1 to hold.
            return e.getMessage() != null
                    && List.of("Cannot assign requested address", "Protocol family unavailable").stream()
                            .anyMatch(e.getMessage()::contains);
        }
    }
}
