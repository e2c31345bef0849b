package dev.portolan.catalog.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The tree of one commit, read where it lies: nothing is checked out. May be used by several threads at once.
final class CommitTree {
    private static final int SHORT = 10;

    private final Repository repository;
    private final ObjectId commit;
    private final RevTree root;
    private final int maxEntries;
    private final Map<String, ObjectId> known = new ConcurrentHashMap<>();

    /// @throws IOException when the commit is not there whole
    CommitTree(Repository repository, ObjectId commit, int maxEntries) throws IOException {
        this.repository = repository;
        this.commit = commit;
        this.maxEntries = maxEntries;
        try (var walk = new RevWalk(repository)) {
            this.root = walk.parseCommit(commit).getTree();
        }
    }

    String commit() {
        return commit.name();
    }

    /// The paths of plain files that a pattern means, in the order of the tree, and one more than `most` at most.
    ///
    /// @throws UncheckedIOException around a [GitFailure] when the tree is too large
    List<String> matching(PathPattern pattern, int most) {
        var found = new ArrayList<String>();
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(root);
            for (var entries = 0; walk.next(); entries++) {
                if (entries >= maxEntries) {
                    throw new GitFailure("The repository has more than %d files and folders.".formatted(maxEntries));
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                } else if (isFile(walk.getFileMode(0)) && pattern.matches(walk.getPathString())) {
                    known.put(walk.getPathString(), walk.getObjectId(0));
                    found.add(walk.getPathString());
                    if (found.size() > most) {
                        return found;
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param path from the root
    /// @param maxBytes of the file
    Entry read(String path, int maxBytes) throws IOException {
        var there = known.get(path);
        if (there != null) {
            return content(there, maxBytes);
        }
        try (var walk = TreeWalk.forPath(repository, path, root)) {
            if (walk == null) {
                return new Entry.None("there is no file %s at commit %s".formatted(path, shortName()));
            }
            var mode = walk.getFileMode(0);
            if (isFile(mode)) {
                return content(walk.getObjectId(0), maxBytes);
            }
            if (mode.equals(FileMode.TREE)) {
                return new Entry.None("%s is a folder".formatted(path));
            }
            return new Entry.Refused(
                    mode.equals(FileMode.SYMLINK)
                            ? "%s is a symbolic link, and links are not followed".formatted(path)
                            : "%s is a submodule, and submodules are not read".formatted(path));
        }
    }

    private Entry content(ObjectId id, int maxBytes) throws IOException {
        var loader = repository.open(id, Constants.OBJ_BLOB);
        return loader.getSize() > maxBytes
                ? new Entry.Refused(
                        "the file has %d bytes, more than the %d that are read".formatted(loader.getSize(), maxBytes))
                : new Entry.Content(loader.getBytes(maxBytes));
    }

    private String shortName() {
        return commit.name().substring(0, SHORT);
    }

    private static boolean isFile(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    /// What lies at a path. The sentences are for people.
    sealed interface Entry {
        /// @param bytes not copied
        record Content(byte[] bytes) implements Entry {}

        record None(String sentence) implements Entry {}

        record Refused(String sentence) implements Entry {}
    }
}
