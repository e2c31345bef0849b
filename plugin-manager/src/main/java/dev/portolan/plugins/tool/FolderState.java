package dev.portolan.plugins.tool;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Size and time of change of each file of a plugin, to see that something was saved. Looking is the same on all file
/// systems, also those whose changes nobody is told of. What stays out of the package is left alone: a compiler writes
/// much beside its source.
record FolderState(Map<Path, String> files) {
    private static final int DEEPEST = 8;
    private static final Set<String> AUTHORS_OWN = Set.of("src", "examples");

    FolderState {
        files = Map.copyOf(files);
    }

    static FolderState of(Path folder) {
        var files = new HashMap<Path, String>();
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    var own = !path.equals(folder)
                            && (hidden(path)
                                    || (folder.equals(path.getParent())
                                            && AUTHORS_OWN.contains(
                                                    path.getFileName().toString())));
                    return own ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes file) {
                    if (file.isRegularFile() && !hidden(path)) {
                        files.put(
                                path,
                                file.size() + " " + file.lastModifiedTime().toMillis());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // A file that is just being replaced is not there for a moment; the next look sees it.
            return new FolderState(Map.of());
        }
        return new FolderState(files);
    }

    private static boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
