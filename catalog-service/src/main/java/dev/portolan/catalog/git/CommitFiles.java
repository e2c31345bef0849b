package dev.portolan.catalog.git;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.hosts.BrowsedFile;
import dev.portolan.catalog.hosts.HostKind;
import dev.portolan.catalog.reading.FileSource;
import dev.portolan.catalog.reading.KnownFile;
import dev.portolan.catalog.reading.Loaded;
import dev.portolan.catalog.reading.Provenance;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.catalog.reading.Urls;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The files of one commit, each under the address that its host shows it at. Nothing outside the commit's own tree is
/// ever read: no submodule, no link, no file of this machine.
final class CommitFiles implements FileSource {
    private static final byte[] LFS = "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.UTF_8);

    private final GitAddress address;
    private final CommitTree tree;
    private final String branch;
    private final @Nullable HostKind kind;
    private final CatalogConfig.Reading limits;
    private final int maxFiles;
    private final Map<URI, String> paths = new ConcurrentHashMap<>();
    private final Map<URI, Loaded> loaded = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    /// @param kind of the host, where the tenant has said so
    CommitFiles(GitAddress address, CommitTree tree, String branch, @Nullable HostKind kind, CatalogConfig config) {
        this.address = address;
        this.tree = tree;
        this.branch = branch;
        this.kind = kind;
        this.limits = config.reading();
        this.maxFiles = config.git().maxFiles();
    }

    @Override
    public ReadingProgress.Phase phase() {
        return ReadingProgress.Phase.READING;
    }

    /// The address of a file.
    URI url(String path) {
        var url = BrowsedFile.browse(address.url(), kind, branch, path);
        paths.put(url, path);
        return url;
    }

    @Override
    public Loaded load(URI url, boolean sameOrigin) {
        return loaded.computeIfAbsent(url, _ -> asked.incrementAndGet() > maxFiles ? oneTooMany() : read(url));
    }

    private Loaded oneTooMany() {
        return new Loaded.Unreadable(
                "the location leads to more than %,d files.".formatted(maxFiles),
                false,
                "Spread the files over several locations, %,d for each at most.".formatted(maxFiles));
    }

    private Loaded read(URI url) {
        var path = paths.get(url);
        if (path == null) {
            return new Loaded.Unreadable(url + " is not in the repository.", true);
        }
        try {
            return switch (tree.read(path, limits.maxFileBytes())) {
                case CommitTree.Entry.Content(var content) -> within(url, content);
                case CommitTree.Entry.None(var sentence) -> new Loaded.Unreadable(sentence, true);
                case CommitTree.Entry.Refused(var sentence) -> new Loaded.Unreadable(sentence, false);
            };
        } catch (IOException e) {
            return new Loaded.Unreadable(path + " could not be read out of the repository.", false);
        }
    }

    private Loaded within(URI url, byte[] content) {
        if (startsWith(content, LFS)) {
            return new Loaded.Unreadable(
                    "the file is kept by Git LFS, and only its pointer is in the repository", false);
        }
        return bytes.addAndGet(content.length) > limits.maxTotalBytes()
                ? new Loaded.Unreadable(
                        "the files of the location have more than %d bytes together".formatted(limits.maxTotalBytes()),
                        false)
                : new Loaded.File(new KnownFile(url.toString(), null, content), true, null);
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    @Override
    public URI resolve(URI base, String target) {
        return url(path(base, target));
    }

    @Override
    public Optional<List<URI>> matching(URI base, String pattern) {
        var found = tree.matching(new PathPattern(path(base, pattern)), maxFiles);
        return Optional.of(found.stream().map(this::url).toList());
    }

    private String path(URI base, String target) {
        var file = paths.get(base);
        if (file == null) {
            throw new IllegalStateException(base + " is none of the repository's files");
        }
        return Urls.isWhole(target) ? own(target) : BrowsedFile.path(file, target);
    }

    // A whole address is fine when it is one of this branch of this repository.
    private String own(String target) {
        var url = Urls.absolute(target);
        return BrowsedFile.of(url, kind)
                .map(BrowsedFile::path)
                .filter(path ->
                        BrowsedFile.browse(address.url(), kind, branch, path).equals(url))
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" leads out of the repository. Register it as a source of its own.".formatted(target)));
    }

    @Override
    public Provenance provenance(URI file, URI origin) {
        var shown = kind == null ? HostKind.of(BrowsedFile.host(file)).isPresent() : kind != HostKind.HTTP;
        return new Provenance("url:" + file, GitReader.TYPE + ":" + address, shown ? file.toString() : null);
    }

    @Override
    public List<KnownFile> all() {
        return List.of(KnownFiles.of(address, tree.commit(), loaded.keySet()));
    }

    // A commit is as it is.
    @Override
    public boolean current(URI url) {
        return true;
    }

    // What could not be read of a commit cannot be read of it later either.
    @Override
    public boolean settled() {
        return true;
    }

    @Override
    public @Nullable String revision(URI target) {
        return tree.commit();
    }
}
