package dev.portolan.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// The simulated pages and the one in a browser.
final class Watched {
    private static final Duration SLOW = Duration.ofMillis(250); // is told of alone, with where the time went

    private final OwnerToken token;
    private final OpenPages pages;
    private final BrowserPage browser;
    private final List<Duration> all = new ArrayList<>();
    private final List<Duration> byBrowser = new ArrayList<>();

    Watched(OwnerToken token, OpenPages pages, BrowserPage browser) {
        this.token = token;
        this.pages = pages;
        this.browser = browser;
    }

    /// Measures until the last page shows what an act brings about.
    ///
    /// @param act does it, and says by what it is known: in what is pushed to a page, and in the browser
    void measure(Supplier<Map.Entry<String, String>> act) {
        token.renew();
        pages.forget();
        browser.forget();
        var wall = now();
        var from = System.nanoTime();
        var known = act.get();
        var acted = Duration.ofNanos(System.nanoTime() - from);
        var last = pages.lastShows(known.getKey(), from);
        var shown = Duration.ofNanos((long) ((browser.shows(known.getValue()) - wall) * 1e6));
        byBrowser.add(shown);
        all.add(last.compareTo(shown) > 0 ? last : shown);
        if (all.getLast().compareTo(SLOW) > 0) {
            System.err.printf(
                    Locale.ROOT,
                    "slow, at %s: answered after %d ms, the last page %d, the browser %d%n",
                    Instant.ofEpochMilli((long) wall),
                    acted.toMillis(),
                    last.toMillis(),
                    shown.toMillis());
        }
    }

    void print(String what, String more) {
        var figures = Figures.of(all);
        System.out.printf(
                Locale.ROOT,
                "| %s to the last of %d open pages, %d times | p50 %d ms, p99 %d ms, max %d ms; the browser alone"
                        + " %s%s |%n",
                what,
                pages.size() + 1,
                all.size(),
                figures.percentile(0.5).toMillis(),
                figures.percentile(0.99).toMillis(),
                figures.longest().toMillis(),
                Figures.of(byBrowser),
                more.isEmpty() ? "" : "; " + more);
        clear();
    }

    void clear() {
        all.clear();
        byBrowser.clear();
    }

    private static double now() {
        var now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }
}
