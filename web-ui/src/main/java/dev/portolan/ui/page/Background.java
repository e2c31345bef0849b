package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.portolan.ui.clients.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Calls services on virtual threads and brings what they answer into the page, so that a page never waits.
@ApplicationScoped
public class Background {
    private static final Logger LOG = Logger.getLogger(Background.class);
    private static final int MOST_CALLS_AT_ONCE = 256;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_CALLS_AT_ONCE);

    /// Runs `call` in the background and then `show` or `failed` in the page of `owner`, if it is still open. Call it
    /// from a request of that page.
    public <T> void load(Supplier<T> call, Consumer<T> show, Consumer<ProblemException> failed) {
        load(UI.getCurrent(), call, show, failed);
    }

    /// As [#load] for a call that answers nothing.
    public void act(Runnable call, Runnable done, Consumer<ProblemException> failed) {
        load(
                () -> {
                    call.run();
                    return true;
                },
                _ -> done.run(),
                failed);
    }

    /// The same from any thread.
    public <T> void load(UI page, Supplier<T> call, Consumer<T> show, Consumer<ProblemException> failed) {
        var _ = threads.submit(() -> run(page, call, show, failed));
    }

    /// The same after a while, unless it is no longer wanted by then.
    ///
    /// @param wanted is asked on another thread
    <T> void later(
            UI page,
            Duration delay,
            BooleanSupplier wanted,
            Supplier<T> call,
            Consumer<T> show,
            Consumer<ProblemException> failed) {
        var _ = threads.submit(() -> {
            Thread.sleep(delay);
            if (wanted.getAsBoolean()) {
                run(page, call, show, failed);
            }
            return null;
        });
    }

    private <T> void run(UI page, Supplier<T> call, Consumer<T> show, Consumer<ProblemException> failed) {
        try {
            var answer = call(call);
            access(page, () -> show.accept(answer));
        } catch (ProblemException problem) {
            access(page, () -> failed.accept(problem));
        } catch (RuntimeException e) {
            LOG.error("a page could not be filled", e);
            access(
                    page,
                    () -> failed.accept(new ProblemException(
                            500, "internal", "Something went wrong on our side. It has been noted.", List.of())));
        }
    }

    private <T> T call(Supplier<T> call) {
        places.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            places.release();
        }
    }

    /// Runs `change` in a page if it is still open.
    public static void access(UI page, Runnable change) {
        try {
            var _ = page.access(change::run);
        } catch (UIDetachedException e) {
            LOG.trace("the page is gone");
        }
    }

    /// Runs `change` in the page that `part` is in, if it is in one.
    public static void access(Component part, Runnable change) {
        part.getUI().ifPresent(page -> access(page, change));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
