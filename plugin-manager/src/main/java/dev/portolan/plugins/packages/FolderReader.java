package dev.portolan.plugins.packages;

import dev.portolan.plugins.schema.Findings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Reads the files of a folder that belong into a package; links are not followed.
///
/// What an author keeps beside them stays out: `examples/`, `src/`, packages that were made before, and whatever is
/// hidden.
final class FolderReader {
    private static final int DEEPEST = 8;

    private final Findings findings;
    private final FileIntake intake;

    FolderReader(Findings findings) {
        this.findings = findings;
        this.intake = new FileIntake(findings);
    }

    PackageFiles read(Path folder) {
        try (var paths = Files.walk(folder, DEEPEST)) {
            for (var path : (Iterable<Path>) paths.sorted()::iterator) {
                if (!take(folder, path)) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return intake.files();
    }

    private static boolean stays(String name) {
        return name.startsWith("examples/")
                || name.startsWith("src/")
                || name.startsWith(".")
                || name.contains("/.")
                || (name.endsWith(".zip") && name.indexOf('/') < 0);
    }

    private boolean take(Path folder, Path path) throws IOException {
        var name = folder.relativize(path).toString().replace(File.separatorChar, '/');
        if (stays(name)) {
            return true;
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(name, "a link or device", "a file", "A package cannot hold links.");
            return true;
        }
        if (!intake.admits(name)) {
            return true;
        }
        try (var content = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return intake.take(name, content);
        }
    }
}
