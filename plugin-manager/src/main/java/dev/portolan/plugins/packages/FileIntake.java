package dev.portolan.plugins.packages;

import static dev.portolan.plugins.packages.PackageLimits.LARGEST_FILE;
import static dev.portolan.plugins.packages.PackageLimits.LARGEST_PACKAGE;
import static dev.portolan.plugins.packages.PackageLimits.MOST_FILES;

import dev.portolan.plugins.schema.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Takes in the files of a package one by one, wherever they come from, and refuses the bad ones.
final class FileIntake {
    private final Findings findings;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private int total;

    FileIntake(Findings findings) {
        this.findings = findings;
    }

    /// Whether the name is one that can lead nowhere else, on any file system.
    boolean admits(String path) {
        if (!PackageLimits.isSafePath(path)) {
            findings.add(
                    path,
                    path,
                    "a relative path of letters, digits and . _ - + @, with / between folders",
                    "A package cannot hold a file of this name.");
            return false;
        }
        if (!names.add(path.toLowerCase(Locale.ROOT))) {
            findings.add(path, path, "each name once", "Two files have this name, but for upper and lower case.");
            return false;
        }
        return true;
    }

    /// Reads one file within the bounds.
    ///
    /// @return false when nothing more is to be read
    boolean take(String path, InputStream content) throws IOException {
        if (files.size() == MOST_FILES) {
            findings.add("", "more", "%d files".formatted(MOST_FILES), "The package has too many files.");
            return false;
        }
        var most = Math.min(LARGEST_FILE, LARGEST_PACKAGE - total);
        var bytes = content.readNBytes(most + 1);
        if (bytes.length > most) {
            findings.add(
                    path,
                    "more than %,d KiB".formatted(most >> 10),
                    "%d MiB a file, %d MiB in all".formatted(LARGEST_FILE >> 20, LARGEST_PACKAGE >> 20),
                    "The package is too large.");
            return false;
        }
        total += bytes.length;
        files.put(path, bytes);
        return true;
    }

    PackageFiles files() {
        return new PackageFiles(files);
    }
}
