package dev.portolan.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A page without a browser: changes are made one after the other, in whatever thread they come.
public final class TestPage extends UI {
    private static final long serialVersionUID = 1;
    private static final long PATIENCE_MS = 20_000;

    @Override
    public Future<Void> access(Command change) {
        synchronized (this) {
            var before = UI.getCurrent();
            UI.setCurrent(this);
            change.execute();
            UI.setCurrent(before);
            notifyAll();
        }
        return CompletableFuture.completedFuture(null);
    }

    /// Looks again after each change.
    public void await(BooleanSupplier wanted) {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        synchronized (this) {
            while (!wanted.getAsBoolean()) {
                var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                assertThat(left).as("patience").isPositive();
                try {
                    wait(Math.min(left, 500));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /// A component and all that is in it.
    public static Stream<Component> parts(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(TestPage::parts));
    }
}
