package dev.portolan.catalog.git;

import dev.portolan.catalog.config.CatalogConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/// One repository on this machine, bare: it has no working tree, and nothing of it is ever run.
final class RepositoryFolder {
    // Each change of the branch brings a pack of its own; beginning anew is simpler than collecting garbage.
    private static final int MOST_PACKS = 40;
    private static final String MARK = "portolan-used";

    private final Path folder;
    private final CatalogConfig.Git config;
    private final Semaphore fetches;
    private final InstantSource time;

    RepositoryFolder(Path folder, CatalogConfig.Git config, Semaphore fetches, InstantSource time) {
        this.folder = folder;
        this.config = config;
        this.fetches = fetches;
        this.time = time;
    }

    /// Opens the repository with the tip of the branch in it, and brings what is missing.
    ///
    /// @return to be closed
    /// @throws GitFailure when that cannot be had
    Repository at(Remote remote, Remote.Tip tip, GuardedSession session) throws IOException {
        if (Files.isDirectory(folder) && (count(".pack") > MOST_PACKS || size() > config.maxRepositoryBytes())) {
            delete(folder);
        }
        var repository = open();
        try {
            if (!has(repository, tip.commit())) {
                fetch(remote, repository, session);
            }
            touch();
            return repository;
        } catch (IOException | RuntimeException e) {
            repository.close();
            throw e;
        }
    }

    private Repository open() throws IOException {
        var repository =
                new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
        if (!Files.exists(folder.resolve("config"))) {
            Files.createDirectories(folder);
            repository.create(true);
        }
        return repository;
    }

    private static boolean has(Repository repository, ObjectId commit) throws IOException {
        var fetched = repository.exactRef(Remote.FETCHED);
        return fetched != null
                && commit.equals(fetched.getObjectId())
                && repository.getObjectDatabase().has(commit);
    }

    private void fetch(Remote remote, Repository repository, GuardedSession session) throws IOException {
        try {
            fetches.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitFailure("The reading was stopped.", e);
        }
        try {
            remote.fetch(repository);
        } finally {
            fetches.release();
        }
        if (size() > config.maxRepositoryBytes()) {
            throw new GitFailure(session.tooLarge());
        }
    }

    private void touch() throws IOException {
        var mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
        Files.setLastModifiedTime(mark, FileTime.from(time.instant()));
    }

    /// Removes it, because what is in it is not whole.
    void drop() {
        delete(folder);
    }

    private long size() throws IOException {
        return size(folder);
    }

    private static long size(Path folder) throws IOException {
        var bytes = new LongAdder();
        walk(folder, (_, attributes) -> bytes.add(attributes.size()));
        return bytes.sum();
    }

    private long count(String suffix) throws IOException {
        var files = new LongAdder();
        walk(folder, (file, _) -> files.add(file.toString().endsWith(suffix) ? 1 : 0));
        return files.sum();
    }

    // JGit makes files of a moment in there, probes and locks among them: what has gone since it was listed is left
    // out.
    private static void walk(Path folder, BiConsumer<Path, BasicFileAttributes> each) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    each.accept(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw why;
            }
        });
    }

    /// All repositories that are kept, those not read for longest first.
    static List<Kept> all(Path root) throws IOException {
        var all = new ArrayList<Kept>();
        for (var tenant : folders(root)) {
            for (var repository : folders(tenant)) {
                var mark = repository.resolve(MARK);
                var used = Files.exists(mark) ? Files.getLastModifiedTime(mark) : Files.getLastModifiedTime(repository);
                all.add(new Kept(repository, size(repository), used.toInstant()));
            }
        }
        all.sort(Comparator.comparing(Kept::used));
        return all;
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    static void delete(Path folder) {
        try {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param used when it was last read
    record Kept(Path folder, long bytes, Instant used) {}
}
