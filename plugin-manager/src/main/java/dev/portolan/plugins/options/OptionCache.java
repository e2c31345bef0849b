package dev.portolan.plugins.options;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.installations.Trial;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The lists of the last minute on this node, and how many were made in it. What could not be had is not kept.
@ApplicationScoped
class OptionCache {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_A_MINUTE = 60;
    private static final int MOST_KEPT = 2_000;

    private final Cache<Key, Made> lists =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();
    private final Cache<Minute, AtomicInteger> made = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(KEPT.multipliedBy(2))
            .build();
    private final InstantSource time;

    OptionCache(InstantSource time) {
        this.time = time;
    }

    /// What a list depends on.
    ///
    /// @param digest of the release and all settings, unsaved secrets among them
    record Key(TenantId tenant, String subject, String digest) {}

    static Key key(TenantId tenant, String subject, Trial trial, OptionQuestion question, String locale) {
        var all = JsonNodeFactory.instance
                .objectNode()
                .put("release", trial.release().digest())
                .put("pointer", question.pointer().toString())
                .put("text", question.text())
                .put("locale", locale);
        all.set("configuration", trial.setup().configuration());
        trial.setup().secrets().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(secret -> all.withObject("/kept").put(secret.getKey(), secret.getValue()));
        trial.fresh().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(secret -> all.withObject("/fresh")
                        .put(secret.getKey(), secret.getValue().value()));
        trial.setup().grants().permissions().stream()
                .map(Permission::text)
                .sorted()
                .forEach(all.withArray("/grants")::add);
        return new Key(tenant, subject, sha256(Json.write(all)));
    }

    Optional<Options> find(Key key) {
        return Optional.ofNullable(lists.getIfPresent(key))
                .filter(found -> time.millis() - found.at() < KEPT.toMillis())
                .map(Made::options);
    }

    void keep(Key key, Options options) {
        lists.put(key, new Made(options, time.millis()));
    }

    /// Counts one more list of a plugin in a tenant.
    ///
    /// @return whether that is more than may be made in one minute
    boolean tooMany(TenantId tenant, String plugin) {
        var minute = new Minute(tenant, plugin, time.millis() / KEPT.toMillis());
        return made.get(minute, _ -> new AtomicInteger()).incrementAndGet() > MOST_A_MINUTE;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had", e);
        }
    }

    private record Made(Options options, long at) {}

    private record Minute(TenantId tenant, String plugin, long number) {}
}
