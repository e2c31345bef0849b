package dev.portolan.bench;

import java.time.Duration;

/// The access token of a made-up portal's owner, got anew before it ends.
final class OwnerToken {
    private static final Duration LASTS = Duration.ofMinutes(3);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2); // for whatever is measured once

    private final LocalStack stack;
    private final String slug;
    private String token = "";
    private long taken;

    OwnerToken(LocalStack stack, String slug) {
        this.stack = stack;
        this.slug = slug;
    }

    synchronized String value() {
        renew(LASTS);
        return token;
    }

    /// Gets a new one if it would soon end: before something is measured, which that would slow.
    synchronized void renew() {
        renew(LONG_ENOUGH);
    }

    private void renew(Duration after) {
        if (token.isEmpty() || System.nanoTime() - taken > after.toNanos()) {
            token = stack.token("owner@" + slug + ".test", SignupBenchmark.PASSWORD, slug);
            taken = System.nanoTime();
        }
    }

    /// Has the next be a new one, since rights have changed.
    synchronized void forget() {
        token = "";
    }
}
