package dev.portolan.plugins.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/// Size and time of change of each file of a folder, to see that something was saved. Looking is the same on all file
/// systems, also those whose changes nobody is told of.
record FolderState(Map<Path, String> files) {
    private static final int DEEPEST = 8;

    FolderState {
        files = Map.copyOf(files);
    }

    static FolderState of(Path folder) {
        var files = new HashMap<Path, String>();
        try (var paths = Files.walk(folder, DEEPEST)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (file.isRegularFile()) {
                    files.put(path, file.size() + " " + file.lastModifiedTime().toMillis());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // A file that is just being replaced is not there for a moment; the next look sees it.
            return new FolderState(Map.of());
        }
        return new FolderState(files);
    }
}
