package dev.portolan.ui.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// One answer for all pages that ask for the same thing at about the same time: when something changes, everybody who
/// looks at it asks at once.
///
/// Only for what is the same for all who share a key; whatever makes a difference belongs to the key.
@ApplicationScoped
public class SharedReads {
    private static final Executor AFTERWARDS = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

    private final Map<Object, CompletableFuture<Object>> answers = new ConcurrentHashMap<>();

    /// Blocks until there is an answer: of `call`, or of whoever asked first in the last seconds.
    public <T> T once(Object key, Class<T> type, Supplier<T> call) {
        var mine = new CompletableFuture<>();
        var first = answers.putIfAbsent(key, mine);
        if (first != null) {
            return type.cast(joined(first));
        }
        try {
            var answer = call.get();
            mine.complete(answer);
            AFTERWARDS.execute(() -> answers.remove(key, mine));
            return answer;
        } catch (RuntimeException e) {
            answers.remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static Object joined(CompletableFuture<Object> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
