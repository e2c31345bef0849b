package dev.portolan.local.processes;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Starts a command as the leader of a session of its own, so that Ctrl-C at the terminal reaches the launcher only.
public final class OwnSession {
    private static final List<String> LINUX = List.of("setsid");
    private static final List<String> MACOS =
            List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV");

    private OwnSession() {}

    /// @return the command with a prefix that keeps the process number
    public static List<String> of(List<String> command) {
        var words = new ArrayList<>(onPath("setsid") ? LINUX : MACOS);
        words.addAll(command);
        return List.copyOf(words);
    }

    private static boolean onPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
