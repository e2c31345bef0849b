package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The last good views of this node. A view is made once at a time: whoever else asks meanwhile gets the last good
/// one, or waits where there is none yet.
@ApplicationScoped
class ViewCache {
    private final Cache<Key, Made> made = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final Map<Key, CompletableFuture<Shown>> underway = new ConcurrentHashMap<>();
    private final InstantSource time;

    ViewCache(InstantSource time) {
        this.time = time;
    }

    /// What a view depends on. The revision stands for release, configuration and grants.
    ///
    /// @param params of the page's address, as JSON
    record Key(
            TenantId tenant,
            String plugin,
            long revision,
            String extension,
            @Nullable EntityRef entity,
            String params,
            String locale) {}

    /// @param refresh how long a view counts as fresh
    /// @param make asks the plugin; what it throws is thrown to all who wait
    Shown show(Key key, Duration refresh, Supplier<Answer> make) {
        var last = made.getIfPresent(key);
        if (last != null && time.instant().isBefore(last.at().plus(refresh))) {
            return last.shown(false, null);
        }
        var mine = new CompletableFuture<Shown>();
        var others = underway.putIfAbsent(key, mine);
        if (others != null) {
            return last != null ? last.shown(true, null) : await(others);
        }
        try {
            var shown = renew(key, last, make.get());
            mine.complete(shown);
            return shown;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underway.remove(key, mine);
        }
    }

    /// The last good view, however old.
    Optional<Shown> last(Key key) {
        return Optional.ofNullable(made.getIfPresent(key)).map(last -> last.shown(false, null));
    }

    /// Forgets what shows an entity that has changed.
    void forget(TenantId tenant, EntityRef entity) {
        made.asMap().keySet().removeIf(key -> key.tenant().equals(tenant) && entity.equals(key.entity()));
    }

    private Shown renew(Key key, @Nullable Made last, Answer answer) {
        return switch (answer) {
            case Answer.Given(var view) -> {
                var fresh = new Made(view, time.instant());
                made.put(key, fresh);
                yield fresh.shown(false, null);
            }
            case Answer.None none -> last != null ? last.shown(true, none.sentence()) : without(none.sentence());
        };
    }

    /// What is shown where there is no view.
    Shown without(String sentence) {
        return new Shown(nothing(sentence), time.instant(), true, sentence);
    }

    private static JsonNode nothing(String sentence) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("block", "empty")
                .put("title", "Nothing to show yet")
                .put("detail", sentence);
    }

    private static Shown await(CompletableFuture<Shown> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException same) {
                throw same;
            }
            throw e;
        }
    }

    private record Made(JsonNode view, Instant at) {
        Shown shown(boolean stale, @Nullable String error) {
            return new Shown(view, at, stale, error);
        }
    }
}
