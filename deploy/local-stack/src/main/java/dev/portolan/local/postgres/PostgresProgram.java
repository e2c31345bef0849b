package dev.portolan.local.postgres;

import dev.portolan.local.home.Archive;
import dev.portolan.local.home.Home;
import dev.portolan.local.home.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL of this machine's system and processor, unpacked once.
record PostgresProgram(Path folder) {
    static PostgresProgram of(Home home) throws IOException {
        var build = build(System.getProperty("os.name"), System.getProperty("os.arch"));
        var folder = home.programs().resolve("postgres-" + Versions.postgres() + "-" + build);
        if (!Files.isDirectory(folder)) {
            var archive = "/postgres-" + build + ".txz";
            try (var resource = PostgresProgram.class.getResourceAsStream(archive)) {
                if (resource == null) {
                    throw new IllegalStateException("there is no PostgreSQL for this machine: " + archive);
                }
                Archive.unpack(new XZInputStream(resource), 0, folder);
            }
        }
        return new PostgresProgram(folder);
    }

    /// Names the build for a system and processor, both as the JDK calls them.
    static String build(String system, String processor) {
        var os = system.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var cpu = List.of("aarch64", "arm64").contains(processor) ? "arm_64" : "x86_64";
        return os + "-" + cpu;
    }

    /// @return a command line for one of its programs that also works for root, whom PostgreSQL refuses to serve
    List<String> command(String program, List<String> arguments) {
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("unshare", "--user"));
        }
        words.add(folder.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return words;
    }
}
