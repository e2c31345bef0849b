package dev.portolan.bench;

import java.time.Duration;

final class Pause {
    private Pause() {}

    /// @throws IllegalStateException when it is interrupted
    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
