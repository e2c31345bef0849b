package dev.portolan.ui.operator;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a page shows of one thing: a skeleton while it is read, then what the page adds, or why that cannot be shown.
public final class ThingPart<T> extends Div {
    private static final long serialVersionUID = 1;
    private static final int LINES = 10;

    private final transient Latest latest;
    private final transient Supplier<EmptyState> unknown;
    private final String failure;
    private transient Runnable read = () -> {};

    /// @param unknown stands where there is no such thing
    /// @param failure for example `The release could not be loaded`
    public ThingPart(Background background, Supplier<EmptyState> unknown, String failure) {
        this.latest = new Latest(background);
        this.unknown = unknown;
        this.failure = failure;
        addClassName("tabbed");
    }

    /// What is said where there is no such thing, with the way to all of them.
    ///
    /// @param name for example `release`
    public static EmptyState unknown(VaadinIcon icon, String name, String why, String path) {
        var all = Links.button(path, "All " + name + "s");
        return new EmptyState(icon, "There is no such " + name, why, all);
    }

    /// Begins with another thing.
    ///
    /// @param call runs in the background
    /// @param show adds to this part, which is empty then
    public void open(Supplier<T> call, Consumer<T> show) {
        removeAll();
        add(Skeleton.lines(LINES));
        read = () -> latest.load(
                call,
                found -> {
                    removeAll();
                    show.accept(found);
                },
                this::failed);
        read.run();
    }

    /// Reads and shows it anew, after it was changed.
    public void again() {
        read.run();
    }

    private void failed(ProblemException problem) {
        removeAll();
        // an address that cannot be one leads nowhere either
        add(
                problem.notFound() || problem.status() == 400
                        ? unknown.get()
                        : ProblemBanner.of(failure, problem, this::again));
    }
}
