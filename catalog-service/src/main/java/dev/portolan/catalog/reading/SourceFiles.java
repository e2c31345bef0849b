package dev.portolan.catalog.reading;

import dev.portolan.catalog.config.CatalogConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The files of one reading of one location: each is fetched once, conditionally where it is known. A file that cannot
/// be had now is used as it was.
final class SourceFiles implements FileSource {
    private final Fetch.Fetcher fetcher;
    private final CatalogConfig.Reading limits;
    private final Function<String, @Nullable KnownFile> known;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Semaphore atOnce;

    /// @param known gives a file as it was when it was last read
    SourceFiles(Fetch.Fetcher fetcher, CatalogConfig.Reading limits, Function<String, @Nullable KnownFile> known) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.known = known;
        this.atOnce = new Semaphore(limits.parallelFetches());
    }

    /// Fetches a file, or gives what an earlier call has fetched.
    @Override
    public Loaded load(URI url, boolean sameOrigin) {
        var there = loaded.get(url.toString());
        if (there != null) {
            return there;
        }
        if (loaded.size() >= limits.maxFiles()) {
            return new Loaded.Unreadable(
                    "the location leads to more than %d files".formatted(limits.maxFiles()), false);
        }
        return loaded.computeIfAbsent(url.toString(), _ -> fetch(url, sameOrigin));
    }

    private Loaded fetch(URI url, boolean sameOrigin) {
        atOnce.acquireUninterruptibly();
        try {
            var before = known.apply(url.toString());
            var now = fetcher.fetch(url, before == null ? null : before.etag(), sameOrigin);
            var result = switch (now) {
                case Fetch.Content content -> fresh(url, content, before);
                case Fetch.Unchanged _ ->
                    before == null
                            ? new Loaded.Unreadable(url + " answered 304 without being asked to.", false)
                            : new Loaded.File(before, false, null);
                case Fetch.Missing(var sentence) -> stale(before, sentence, true);
                case Fetch.Failed(var sentence) -> stale(before, sentence, false);
            };
            return withinTotal(result);
        } finally {
            atOnce.release();
        }
    }

    private static Loaded fresh(URI url, Fetch.Content content, @Nullable KnownFile before) {
        var changed = before == null || !Arrays.equals(before.content(), content.bytes());
        return new Loaded.File(new KnownFile(url.toString(), content.etag(), content.bytes()), changed, null);
    }

    private static Loaded stale(@Nullable KnownFile before, String sentence, boolean missing) {
        return before == null || missing
                ? new Loaded.Unreadable(sentence, missing)
                : new Loaded.File(before, false, sentence);
    }

    private Loaded withinTotal(Loaded result) {
        if (result instanceof Loaded.File file
                && bytes.addAndGet(file.file().content().length) > limits.maxTotalBytes()) {
            return new Loaded.Unreadable(
                    "the files of the location have more than %d bytes together".formatted(limits.maxTotalBytes()),
                    false);
        }
        return result;
    }

    /// Fetches files that an earlier reading used.
    ///
    /// @return whether any of them is not as it was
    boolean anyChanged(Collection<String> urls) {
        return Parallel.map(urls, url -> load(URI.create(url), false)).stream()
                .anyMatch(result -> !(result instanceof Loaded.File file) || file.changed() || file.trouble() != null);
    }

    @Override
    public URI resolve(URI base, String target) {
        return fetcher.resolve(base, target);
    }

    @Override
    public List<KnownFile> all() {
        return loaded.values().stream()
                .filter(Loaded.File.class::isInstance)
                .map(file -> ((Loaded.File) file).file())
                .toList();
    }

    /// The ETag of a file that was had, without what marks it as weak and quotes it; null where there is none.
    @Override
    public @Nullable String revision(URI url) {
        return loaded.get(url.toString()) instanceof Loaded.File file
                        && file.file().etag() != null
                ? file.file().etag().replaceFirst("^W/", "").replace("\"", "")
                : null;
    }

    @Override
    public boolean settled() {
        return loaded.values().stream()
                .allMatch(result -> result instanceof Loaded.File file && file.trouble() == null);
    }
}
