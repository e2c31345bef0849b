package dev.portolan.catalog.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// A bare repository at the [GitHost], with `main` as its default branch.
final class GitRepo {
    private final String name = UUID.randomUUID() + ".git";
    private final Path folder = Path.of(System.getProperty(GitHost.FOLDER)).resolve(name);
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    GitRepo() {
        try (var repository = open()) {
            repository.create(true);
            repository.updateRef(Constants.HEAD).link("refs/heads/main");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return at("http://localhost:" + System.getProperty(GitHost.PORT) + "/");
    }

    /// @param base ends with a slash
    String at(String base) {
        return base + name;
    }

    GitRepo isPrivate(String token) {
        try {
            Files.writeString(folder.resolve("token"), token);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes effect with the next commit. Steps of the path are taken as they are, `..` too.
    GitRepo put(String path, String content) {
        entries.put(path, new Entry(FileMode.REGULAR_FILE, content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    GitRepo link(String path, String target) {
        entries.put(path, new Entry(FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    GitRepo submodule(String path) {
        entries.put(path, new Entry(FileMode.GITLINK, new byte[0]));
        return this;
    }

    GitRepo remove(String path) {
        entries.remove(path);
        return this;
    }

    String commit() {
        return commit("main", true);
    }

    /// @param onTop whether it follows what is there, rather than taking its place
    String commit(String branch, boolean onTop) {
        try (var repository = open();
                var inserter = repository.newObjectInserter()) {
            var commit = new CommitBuilder();
            commit.setTreeId(tree(inserter, entries));
            commit.setAuthor(new PersonIdent("Ann", "ann@acme.test"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage(UUID.randomUUID().toString());
            var before = repository.resolve("refs/heads/" + branch);
            if (onTop && before != null) {
                commit.setParentId(before);
            }
            var id = inserter.insert(commit);
            inserter.flush();
            var update = repository.updateRef("refs/heads/" + branch);
            update.setNewObjectId(id);
            update.forceUpdate();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Repository open() throws IOException {
        return new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, Entry> entries) throws IOException {
        var folders = new LinkedHashMap<String, Map<String, Entry>>();
        var tree = new TreeMap<String, ObjectId>();
        var modes = new LinkedHashMap<String, FileMode>();
        for (var entry : entries.entrySet()) {
            var slash = entry.getKey().indexOf('/');
            if (slash < 0) {
                var file = entry.getValue();
                modes.put(entry.getKey(), file.mode);
                tree.put(
                        entry.getKey(),
                        file.mode.equals(FileMode.GITLINK)
                                ? ObjectId.fromString("0123456789012345678901234567890123456789")
                                : inserter.insert(Constants.OBJ_BLOB, file.content));
            } else {
                folders.computeIfAbsent(entry.getKey().substring(0, slash), _ -> new LinkedHashMap<>())
                        .put(entry.getKey().substring(slash + 1), entry.getValue());
            }
        }
        for (var sub : folders.entrySet()) {
            // Git orders folders as if their names ended with a slash.
            tree.put(sub.getKey() + "/", tree(inserter, sub.getValue()));
        }
        var formatter = new TreeFormatter();
        for (var item : tree.entrySet()) {
            var isFolder = item.getKey().endsWith("/");
            var name = isFolder ? item.getKey().substring(0, item.getKey().length() - 1) : item.getKey();
            formatter.append(name, isFolder ? FileMode.TREE : modes.get(name), item.getValue());
        }
        return inserter.insert(formatter);
    }

    private record Entry(FileMode mode, byte[] content) {}
}
