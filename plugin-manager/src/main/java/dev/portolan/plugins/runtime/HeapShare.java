package dev.portolan.plugins.runtime;

import java.util.concurrent.atomic.AtomicLong;

/// What all sandboxes together may take of the heap beyond the size they start with: many calls within their caps
/// must not end the node. Thread-safe.
final class HeapShare {
    private final AtomicLong free;

    HeapShare(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /// @return false when that much is not left
    boolean reserve(long bytes) {
        var before = free.getAndUpdate(left -> left >= bytes ? left - bytes : left);
        return before >= bytes;
    }

    void release(long bytes) {
        free.addAndGet(bytes);
    }

    long free() {
        return free.get();
    }
}
