package dev.portolan.plugins.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Prepared releases by digest; those unused longest are dropped. Each is prepared once, however many calls wait
/// for it.
///
/// @param <T> what preparing comes to
final class PreparedReleases<T extends Object> {
    private final Map<String, FutureTask<T>> releases;
    private final T late;

    /// @param late an answer that another try may change: it is not kept
    PreparedReleases(int most, T late) {
        this.late = late;
        this.releases = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, FutureTask<T>> eldest) {
                return size() > most;
            }
        };
    }

    /// @param prepare runs on the thread of the first caller; what it throws, and what comes late, is not kept
    T get(String digest, Supplier<T> prepare) {
        FutureTask<T> task;
        synchronized (releases) {
            task = releases.computeIfAbsent(digest, _ -> new FutureTask<>(prepare::get));
        }
        task.run();
        var keep = false;
        try {
            var preparation = task.get();
            keep = !preparation.equals(late);
            return preparation;
        } catch (ExecutionException e) {
            throw new IllegalStateException("release " + digest + " cannot be prepared", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            keep = true;
            return late;
        } finally {
            if (!keep) {
                forget(digest, task);
            }
        }
    }

    void forget(String digest) {
        synchronized (releases) {
            releases.remove(digest);
        }
    }

    private void forget(String digest, FutureTask<T> task) {
        synchronized (releases) {
            releases.remove(digest, task);
        }
    }
}
