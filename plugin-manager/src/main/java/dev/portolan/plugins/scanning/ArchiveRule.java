package dev.portolan.plugins.scanning;

import dev.portolan.plugins.packages.PackageLimits;
import dev.portolan.plugins.packages.ZipDirectory;
import dev.portolan.plugins.packages.ZipDirectory.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/// Looks at a zip before anything is made of it: names that lead elsewhere, links, bombs, archives within.
final class ArchiveRule {
    /// Text seldom packs better than 1:20; a bomb does 1:1000.
    private static final int HIGHEST_RATIO = 100;
    /// Below this many bytes a file cannot hurt, however well it was packed.
    private static final int HARMLESS = 256 << 10;

    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern UPWARDS = Pattern.compile("(.*[/\\\\])?\\.\\.([/\\\\].*)?", Pattern.DOTALL);
    private static final Pattern RESERVED =
            Pattern.compile("(.*/)?(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.[^/]*)?(/.*)?|(.*)\\.(/.*)?");

    private final Flaws flaws;

    ArchiveRule(Flaws flaws) {
        this.flaws = flaws;
    }

    void check(byte[] zip) {
        var directory = ZipDirectory.read(zip);
        if (directory.isEmpty()) {
            flaws.add(ScanFinding.error(Rule.ARCHIVE, "", zip.length + " bytes", "a zip", "This is no zip."));
            return;
        }
        var entries = directory.get().entries();
        if (entries.size() > PackageLimits.MOST_FILES) {
            flaws.add(ScanFinding.error(
                    Rule.ARCHIVE_BOMB,
                    "",
                    "%,d entries".formatted(entries.size()),
                    "at most %d".formatted(PackageLimits.MOST_FILES),
                    "The package has too many files."));
            return;
        }
        var seen = new HashSet<String>();
        for (var entry : entries) {
            name(entry, seen);
            kind(entry);
        }
        contents(zip, entries.stream().collect(HashMap::new, (m, e) -> m.put(e.name(), e), Map::putAll));
    }

    private void name(Entry entry, HashSet<String> seen) {
        var name = entry.name();
        var path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (UPWARDS.matcher(path).matches()) {
            flaws.add(ScanFinding.error(
                    Rule.PATH_TRAVERSAL,
                    name,
                    name,
                    "a path within the package",
                    "The name leads out of the package."));
        } else if (ABSOLUTE.matcher(path).matches()) {
            flaws.add(ScanFinding.error(
                    Rule.ABSOLUTE_PATH, name, name, "a path within the package", "The name is absolute."));
        } else if (!PackageLimits.isSafePath(path)
                || RESERVED.matcher(path.toLowerCase(Locale.ROOT)).matches()) {
            flaws.add(ScanFinding.error(
                    Rule.ODD_NAME,
                    name,
                    name,
                    "letters, digits and . _ - + @, with / between folders",
                    "A package cannot hold a file of this name."));
        }
        if (!seen.add(path.toLowerCase(Locale.ROOT))) {
            flaws.add(ScanFinding.error(
                    Rule.DUPLICATE_NAME,
                    name,
                    name,
                    "each name once",
                    "Two files have this name, but for upper and lower case."));
        }
    }

    private void kind(Entry entry) {
        if (entry.isLink() || entry.isSpecial()) {
            flaws.add(ScanFinding.error(
                    Rule.SYMLINK,
                    entry.name(),
                    entry.isLink() ? "a link" : "a device or socket",
                    "a file",
                    "A package cannot hold links."));
        }
        if (entry.encrypted()) {
            flaws.add(ScanFinding.error(
                    Rule.ARCHIVE, entry.name(), "an encrypted file", "a file", "The file cannot be looked into."));
        }
    }

    private void contents(byte[] zip, Map<String, Entry> entries) {
        long total = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var said = entries.get(entry.getName());
                if (said == null) {
                    flaws.add(ScanFinding.error(
                            Rule.ARCHIVE,
                            entry.getName(),
                            "a file",
                            "files that the zip's directory names",
                            "The file is hidden from the zip's directory."));
                    return;
                }
                // A ratio beyond the limit ends the reading, wherever it is found.
                var bytes = in.readNBytes(PackageLimits.LARGEST_FILE + 1);
                total += bytes.length;
                if (!small(said, bytes.length, total)) {
                    return;
                }
                nested(said.name(), bytes);
            }
        } catch (IOException | IllegalArgumentException e) {
            flaws.add(ScanFinding.error(
                    Rule.ARCHIVE,
                    "",
                    "broken data",
                    "a zip of stored or deflated files",
                    "The zip cannot be read to its end."));
        }
    }

    /// @return false when nothing more is to be read
    private boolean small(Entry entry, int size, long total) {
        if (size > HARMLESS && size > Math.max(1, entry.packed()) * HIGHEST_RATIO) {
            flaws.add(ScanFinding.error(
                    Rule.ARCHIVE_BOMB,
                    entry.name(),
                    "%,d KiB out of %,d bytes".formatted(size >> 10, entry.packed()),
                    "at most %d times the packed size".formatted(HIGHEST_RATIO),
                    "The file is packed suspiciously well."));
            return false;
        }
        if (size > PackageLimits.LARGEST_FILE || total > PackageLimits.LARGEST_PACKAGE) {
            flaws.add(ScanFinding.error(
                    Rule.SIZE,
                    entry.name(),
                    "more than %,d KiB".formatted(size > PackageLimits.LARGEST_FILE ? size >> 10 : total >> 10),
                    "%d MiB a file, %d MiB in all"
                            .formatted(PackageLimits.LARGEST_FILE >> 20, PackageLimits.LARGEST_PACKAGE >> 20),
                    "The package is too large."));
            return false;
        }
        return true;
    }

    private void nested(String name, byte[] bytes) {
        ArchiveKind.of(bytes)
                .ifPresent(kind -> flaws.add(ScanFinding.error(
                        Rule.NESTED_ARCHIVE,
                        name,
                        kind + " archive",
                        "its files, in the package itself",
                        "An archive within the package cannot be looked through.")));
    }
}
