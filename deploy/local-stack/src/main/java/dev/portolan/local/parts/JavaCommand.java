package dev.portolan.local.parts;

import dev.portolan.local.home.Home;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands that start Java programs with the small settings of a developer's machine.
public final class JavaCommand {
    // What has no memory left ends and is started again: some of its threads would be dead, and nobody would see it.
    // Room for classes and code is reserved, not used: at the small values that come with these settings, each time one
    // of them grows the whole heap is collected, half a dozen times in a start and for up to half a second later.
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=240m",
            "-XX:SweeperThreshold=50",
            "-Xss512k",
            "-Dfile.encoding=UTF-8");

    private JavaCommand() {}

    /// @param flags of the virtual machine
    /// @param rest the class or `-jar`, and its arguments
    public static List<String> of(Home home, String part, List<String> flags, List<String> rest) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(SMALL);
        words.addAll(flags);
        words.add("-Dportolan.part=" + part);
        words.add("-Dportolan.home=" + home.directory());
        words.addAll(rest);
        return List.copyOf(words);
    }

    /// A program of the launcher's own class path.
    public static List<String> own(Home home, String part, List<String> flags, Class<?> main, List<String> arguments) {
        var rest = new ArrayList<>(List.of("-cp", classPath(home), main.getName()));
        rest.addAll(arguments);
        return of(home, part, flags, rest);
    }

    // Not this process' own class path: expanded, it fills pages of `ps`.
    private static String classPath(Home home) {
        var target = home.root().resolve("deploy/local-stack/target");
        return target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
    }
}
