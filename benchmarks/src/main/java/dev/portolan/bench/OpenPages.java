package dev.portolan.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The open pages.
final class OpenPages implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SETTLED = Duration.ofSeconds(4); // longer than pages wait before they read again

    private final List<OpenPage> all;

    OpenPages(int size) {
        this.all = new ArrayList<>(size);
    }

    int size() {
        return all.size();
    }

    OpenPage first() {
        return all.getFirst();
    }

    void add(OpenPage page) {
        all.add(page);
    }

    void forget() {
        all.forEach(page -> {
            var _ = page.take();
        });
    }

    /// Waits until none has been told anything for a while.
    void settle() {
        do {
            forget();
            Pause.of(SETTLED);
        } while (all.stream().anyMatch(page -> !page.take().isEmpty()));
    }

    /// How long after `from` the last page was sent a text.
    Duration lastShows(String text, long from) {
        var waiting = new HashSet<>(all);
        var last = from;
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty()) {
            for (var page : List.copyOf(waiting)) {
                for (var pushed : page.take()) {
                    if (pushed.text().contains(text)) {
                        waiting.remove(page);
                        last = Math.max(last, pushed.at());
                    }
                }
            }
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(waiting.size() + " pages were not told after " + PATIENCE);
            }
            Pause.of(Duration.ofMillis(1));
        }
        return Duration.ofNanos(last - from);
    }

    @Override
    public void close() {
        all.forEach(OpenPage::close);
    }
}
