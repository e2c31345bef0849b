package dev.portolan.bench;

import java.time.Duration;

/// The access token of a made-up portal's owner, got anew before it ends.
final class OwnerToken {
    private static final Duration LASTS = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final String slug;
    private String token = "";
    private long taken;

    OwnerToken(LocalStack stack, String slug) {
        this.stack = stack;
        this.slug = slug;
    }

    synchronized String value() {
        if (token.isEmpty() || System.nanoTime() - taken > LASTS.toNanos()) {
            token = stack.token("owner@" + slug + ".test", SignupBenchmark.PASSWORD, slug);
            taken = System.nanoTime();
        }
        return token;
    }

    /// Has the next be a new one, since rights have changed.
    synchronized void forget() {
        token = "";
    }
}
