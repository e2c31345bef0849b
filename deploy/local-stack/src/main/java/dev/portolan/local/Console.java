package dev.portolan.local;

import dev.portolan.local.parts.Progress;

/// Prints what happens, each line with the seconds since the start.
record Console(long startedNanos) implements Progress {
    @Override
    public void say(String line) {
        System.out.printf("[%6.1f s] %s%n", seconds(), line);
    }

    /// Prints lines for people, without the time.
    void print(String text) {
        System.out.println(text);
    }

    double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}
