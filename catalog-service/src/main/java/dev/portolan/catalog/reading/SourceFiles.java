package dev.portolan.catalog.reading;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Digest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore atOnce;
    private final long begun = System.nanoTime();
    private final @Nullable Given given;

    /// @param known gives a file as it was when it was last read
    SourceFiles(Fetch.Fetcher fetcher, CatalogConfig.Reading limits, Function<String, @Nullable KnownFile> known) {
        this(fetcher, limits, known, null);
    }

    /// @param given what stands nowhere on the web and is here already; null where there is none
    SourceFiles(
            Fetch.Fetcher fetcher,
            CatalogConfig.Reading limits,
            Function<String, @Nullable KnownFile> known,
            @Nullable Given given) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.known = known;
        this.atOnce = new Semaphore(limits.parallelFetches());
        this.given = given;
    }

    /// Fetches a file, or gives what an earlier call has fetched.
    @Override
    public Loaded load(URI url, boolean sameOrigin) {
        return loaded.computeIfAbsent(
                url.toString(),
                _ -> asked.incrementAndGet() > limits.maxFiles() ? oneTooMany() : fetch(url, sameOrigin));
    }

    private Loaded oneTooMany() {
        return new Loaded.Unreadable(
                "the location leads to more than %,d files.".formatted(limits.maxFiles()),
                false,
                "Spread the files over several locations, %,d for each at most.".formatted(limits.maxFiles()));
    }

    private Loaded fetch(URI url, boolean sameOrigin) {
        var before = known.apply(url.toString());
        if (given != null && given.url().equals(url)) {
            return withinTotal(given.load(before));
        }
        atOnce.acquireUninterruptibly();
        try {
            if (System.nanoTime() - begun > limits.maxTime().toNanos()) {
                return late(before);
            }
            var now = fetcher.fetch(url, before == null ? null : before.etag(), sameOrigin);
            var result = switch (now) {
                case Fetch.Content content -> fresh(url, content, before);
                case Fetch.Unchanged _ ->
                    before == null
                            ? new Loaded.Unreadable(url + " answered 304 without being asked to.", false, null)
                            : new Loaded.File(before, false, null);
                case Fetch.Missing(var sentence) -> new Loaded.Unreadable(sentence, true, null);
                case Fetch.Failed(var sentence, var mend) -> stale(before, sentence, mend);
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

    private static Loaded stale(@Nullable KnownFile before, String sentence, @Nullable String mend) {
        return before == null
                ? new Loaded.Unreadable(sentence, false, mend)
                : new Loaded.File(before, false, new Loaded.Trouble(sentence, mend));
    }

    private Loaded late(@Nullable KnownFile before) {
        var time = limits.maxTime();
        return stale(
                before,
                "the location took longer than %d s.".formatted(time.toSeconds()),
                "Spread the files over several locations, or let the servers answer sooner. What was not reached is"
                        + " tried again with the next reading.");
    }

    private Loaded withinTotal(Loaded result) {
        if (result instanceof Loaded.File file && bytes.addAndGet(file.file().size()) > limits.maxTotalBytes()) {
            return new Loaded.Unreadable(
                    "the files of the location have more than %,d bytes together.".formatted(limits.maxTotalBytes()),
                    false,
                    "Spread the files over several locations.");
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
                .map(file -> given != null && given.url().toString().equals(file.url())
                        ? new KnownFile(file.url(), file.etag(), new byte[0])
                        : file)
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
    public boolean current(URI url) {
        return loaded.get(url.toString()) instanceof Loaded.File file && file.trouble() == null;
    }

    @Override
    public boolean settled() {
        return loaded.values().stream()
                .allMatch(result -> result instanceof Loaded.File file && file.trouble() == null);
    }

    /// A text that is here already.
    ///
    /// @param url its name, such as `upload:teams`
    record Given(URI url, byte[] content) {
        Loaded load(@Nullable KnownFile before) {
            var digest = Digest.of(new String(content, StandardCharsets.UTF_8));
            return new Loaded.File(
                    new KnownFile(url.toString(), digest, content),
                    before == null || !digest.equals(before.etag()),
                    null);
        }
    }
}
