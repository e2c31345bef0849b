package dev.portolan.plugins.runtime;

import java.util.Arrays;

/// What a guest's memory holds at one moment. Kept only up to its last byte that is not zero: the rest is made with the
/// array, which is less work than to copy it.
///
/// @param contents never changed
/// @param size of the whole memory in bytes
@SuppressWarnings("ArrayRecordComponent")
record MemoryImage(byte[] contents, int size) {
    /// @param size how much of the array is memory
    static MemoryImage of(byte[] memory, int size) {
        var end = size;
        while (end > 0 && memory[end - 1] == 0) {
            end--;
        }
        return new MemoryImage(Arrays.copyOf(memory, end), size);
    }

    /// An array of its own.
    byte[] bytes() {
        return Arrays.copyOf(contents, size);
    }

    /// Puts it into an array of its size.
    void into(byte[] memory) {
        System.arraycopy(contents, 0, memory, 0, contents.length);
        Arrays.fill(memory, contents.length, size, (byte) 0);
    }
}
