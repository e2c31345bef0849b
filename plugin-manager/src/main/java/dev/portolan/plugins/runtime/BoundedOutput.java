package dev.portolan.plugins.runtime;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Keeps the beginning of what the guest prints (its panics, above all) and drops the rest.
final class BoundedOutput extends OutputStream {
    private static final int MOST = 8192;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
        if (kept.size() < MOST) {
            kept.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int size) {
        kept.write(bytes, from, Math.clamp(MOST - (long) kept.size(), 0, size));
    }

    void clear() {
        kept.reset();
    }

    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
