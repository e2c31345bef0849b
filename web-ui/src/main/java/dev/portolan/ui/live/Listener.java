package dev.portolan.ui.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.PushConnection;
import dev.portolan.ui.page.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A part of an open page that is told of changes, within its page's lock.
///
/// A page whose browser is away (asleep, or gone without a word) would keep all that is done to it until somebody asks
/// for it. It is left as it is instead, and the changes are kept: the last few hundred, since what a page shows of one
/// is read anew anyway.
final class Listener {
    static final int MOST_KEPT = 200;

    private final Component part;
    private final Consumer<Change> listener;
    private final Predicate<UI> held;
    private final Deque<Change> kept = new ArrayDeque<>();
    private volatile boolean behind;

    /// @param held whether a browser holds a page
    Listener(Component part, Consumer<Change> listener, Predicate<UI> held) {
        this.part = part;
        this.listener = listener;
        this.held = held;
    }

    /// Whether what is done to a page is on its way to a browser.
    static boolean connected(UI page) {
        return Optional.ofNullable(page.getInternals().getPushConnection())
                .map(PushConnection::isConnected)
                .orElse(true);
    }

    void tell(Change change) {
        Background.access(part, () -> take(change));
    }

    /// Tells of what was kept, if a browser holds the page again.
    void catchUp() {
        if (behind) {
            Background.access(part, this::release);
        }
    }

    private void take(Change change) {
        if (!behind && held()) {
            listener.accept(change);
            return;
        }
        behind = true;
        if (kept.size() == MOST_KEPT) {
            kept.removeFirst();
        }
        kept.addLast(change);
    }

    private void release() {
        if (held()) {
            var all = List.copyOf(kept);
            kept.clear();
            behind = false;
            all.forEach(listener);
        }
    }

    private boolean held() {
        return part.getUI().filter(held).isPresent();
    }
}
