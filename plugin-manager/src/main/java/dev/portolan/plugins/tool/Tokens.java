package dev.portolan.plugins.tool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Keeps a token for as long as it is surely good. For one thread.
final class Tokens implements Supplier<String> {
    private static final Duration GOOD = Duration.ofMinutes(2);

    private final Supplier<String> source;
    private final InstantSource time;
    private String token = "";
    private Instant until = Instant.MIN;

    Tokens(Supplier<String> source, InstantSource time) {
        this.source = source;
        this.time = time;
    }

    @Override
    public String get() {
        if (!time.instant().isBefore(until)) {
            token = source.get();
            until = time.instant().plus(GOOD);
        }
        return token;
    }
}
