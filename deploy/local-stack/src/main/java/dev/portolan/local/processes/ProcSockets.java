package dev.portolan.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the process behind a listening socket in Linux' `/proc`.
final class ProcSockets {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ProcSockets() {}

    static boolean available() {
        return Files.isReadable(TABLES.getFirst());
    }

    static Optional<Long> listener(int port) {
        var sockets = new HashSet<String>();
        for (var table : TABLES) {
            try {
                sockets.addAll(sockets(Files.readAllLines(table), port));
            } catch (IOException _) {
                // No such table: a machine without IPv6.
            }
        }
        return sockets.isEmpty() ? Optional.empty() : holderOf(sockets);
    }

    /// @param lines the table with its heading
    /// @return link targets such as `socket:[4711]`
    static Set<String> sockets(List<String> lines, int port) {
        var suffix = ":%04X".formatted(port);
        var found = new HashSet<String>();
        for (var line : lines) {
            var fields = line.strip().split("\\s+");
            if (fields.length > INODE && fields[STATE].equals(LISTENING) && fields[ADDRESS].endsWith(suffix)) {
                found.add("socket:[" + fields[INODE] + "]");
            }
        }
        return found;
    }

    private static Optional<Long> holderOf(Set<String> sockets) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, sockets))
                .findFirst();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (var files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
