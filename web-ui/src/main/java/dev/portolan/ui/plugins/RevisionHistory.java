package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.clients.Plugins.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the revisions of an installation, newest first and with no gap; reads on when older ones are
/// needed. Belongs to one page; [#read] and the comparisons block.
final class RevisionHistory {
    /// A thousand revisions; who has more compares younger ones.
    private static final int MOST_PAGES = 20;

    private final PluginDesk desk;
    private final List<Revision> known = new ArrayList<>();
    private @Nullable String next;
    private boolean begun;

    RevisionHistory(PluginDesk desk) {
        this.desk = desk;
    }

    /// Reads the next page.
    ///
    /// @return what has come
    synchronized List<Revision> read() {
        var page = desk.installations().revisions(desk.tenant().slug(), desk.tenant(), desk.id(), next);
        begun = true;
        known.addAll(page.items());
        next = page.next();
        return page.items();
    }

    synchronized boolean more() {
        return !begun || next != null;
    }

    /// What differs between two revisions; empty when the history does not say.
    synchronized Optional<List<Difference>> between(long from, long to) {
        var states = new RevisionStates(known);
        for (var page = 1; states.between(from, to).isEmpty() && more() && page < MOST_PAGES; page++) {
            var _ = read();
            states = new RevisionStates(known);
        }
        return states.between(from, to);
    }
}
