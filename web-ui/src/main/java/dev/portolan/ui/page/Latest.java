package dev.portolan.ui.page;

import com.vaadin.flow.component.UI;
import dev.portolan.ui.clients.ProblemException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Loads the same thing again and again for one part of a page, and shows only what was asked for last: an answer that
/// is overtaken by a newer question is dropped, so that a slow old one never hides a quick new one.
///
/// Belongs to its page: call it from a request of that page, or within its lock.
public final class Latest {
    private final Background background;
    private volatile long asked;

    public Latest(Background background) {
        this.background = background;
    }

    /// As [Background#load], unless asked again before the answer.
    public <T> void load(Supplier<T> call, Consumer<T> show, Consumer<ProblemException> failed) {
        load(UI.getCurrent(), call, show, failed);
    }

    /// As [#load], but only after a while, and not at all if asked again before: for what many pages would load at once
    /// because of the same change.
    public <T> void loadLater(Duration delay, Supplier<T> call, Consumer<T> show, Consumer<ProblemException> failed) {
        var mine = ++asked;
        background.later(
                UI.getCurrent(),
                delay,
                () -> mine == asked,
                call,
                unlessAskedAgain(mine, show),
                unlessAskedAgain(mine, failed));
    }

    /// The same for a page that is named.
    public <T> void load(UI page, Supplier<T> call, Consumer<T> show, Consumer<ProblemException> failed) {
        var mine = ++asked;
        background.load(page, call, unlessAskedAgain(mine, show), unlessAskedAgain(mine, failed));
    }

    private <T> Consumer<T> unlessAskedAgain(long mine, Consumer<T> then) {
        return answer -> {
            if (mine == asked) {
                then.accept(answer);
            }
        };
    }
}
