package dev.portolan.catalog.reading;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Runs the same work on many items at once, each on a virtual thread of its own, and waits for all of it.
final class Parallel {
    private Parallel() {}

    /// @param work must not throw; no tenant is current while it runs
    /// @return the results in the order of the items
    static <A, B> List<B> map(Collection<A> items, Function<A, B> work) {
        List<Future<B>> futures;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            futures = items.stream()
                    .map(item -> threads.submit((Callable<B>) () -> work.apply(item)))
                    .toList();
        }
        return futures.stream().map(Future::resultNow).toList();
    }
}
