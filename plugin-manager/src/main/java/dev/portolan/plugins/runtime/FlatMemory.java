package dev.portolan.plugins.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Instance;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.MemoryLimits;

/// WebAssembly memory as one array with a cap, which can be put back to an earlier state.
///
/// Endive's own memory is an array of pages: a fifth slower, and it cannot shrink. An address out of bounds ends in
/// an `IndexOutOfBoundsException` instead of a trap.
final class FlatMemory extends ByteCells {
    static final int PAGE = 1 << 16;

    private final int initialPages;
    private final int maximumPages;
    private final @Nullable MemoryImage start;
    private final HeapShare share;
    private DataSegment[] segments = {};
    private int pages;
    private int peak;
    private long reserved;
    private boolean refused;
    private boolean starved;

    /// @param start contents to begin with instead of the module's own data
    /// @param share of the heap that whatever is more than at the start is taken from
    FlatMemory(int initialPages, int maximumPages, @Nullable MemoryImage start, HeapShare share) {
        super(start == null ? new byte[initialPages * PAGE] : start.bytes());
        this.initialPages = initialPages;
        this.maximumPages = maximumPages;
        this.start = start;
        this.share = share;
        this.pages = bytes.length / PAGE;
    }

    MemoryImage image() {
        return MemoryImage.of(bytes, pages * PAGE);
    }

    void restore(MemoryImage image) {
        if (bytes.length == image.size()) {
            image.into(bytes);
        } else {
            bytes = image.bytes();
        }
        release();
        pages = image.size() / PAGE;
        peak = pages;
        refused = false;
        starved = false;
    }

    /// Gives the share of the heap back; the memory is not to be used before it is restored.
    void release() {
        share.release(reserved);
        reserved = 0;
    }

    /// Most bytes held since the last [#restore].
    long peakBytes() {
        return (long) Math.max(peak, pages) * PAGE;
    }

    /// Whether the guest asked for more than the cap since the last [#restore].
    boolean refusedToGrow() {
        return refused;
    }

    /// Whether the node had no more to give, although the guest was within its cap.
    boolean starved() {
        return starved;
    }

    @Override
    public int grow(int more) {
        var before = pages;
        var wanted = (long) before + more;
        if (more < 0 || wanted > maximumPages) {
            refused = true;
            return -1;
        }
        if (wanted * PAGE > bytes.length
                && !enlarge((int) Math.min(Math.max(wanted, before * 2L), maximumPages) * PAGE)) {
            starved = true;
            return -1;
        }
        pages = (int) wanted;
        peak = Math.max(peak, pages);
        return before;
    }

    /// By doubling: a guest that grows page by page would otherwise copy its memory each time.
    private boolean enlarge(int size) {
        var more = size - bytes.length;
        if (!share.reserve(more)) {
            return false;
        }
        reserved += more;
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    /// Endive asks for it before the first use; what the memory was made with stays.
    @Override
    public void zero() {
        if (start == null) {
            super.zero();
        }
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        segments = dataSegments;
        if (start == null) {
            var module = new ByteArrayMemory(new MemoryLimits(initialPages, maximumPages));
            module.initialize(instance, dataSegments);
            System.arraycopy(module.readBytes(0, initialPages * PAGE), 0, bytes, 0, initialPages * PAGE);
        }
    }

    @Override
    public void initPassiveSegment(int segment, int to, int from, int size) {
        System.arraycopy(segments[segment].data(), from, bytes, to, size);
    }

    @Override
    public void drop(int segment) {
        // A dropped segment only frees memory in the reference implementation.
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public int initialPages() {
        return initialPages;
    }

    @Override
    public int maximumPages() {
        return maximumPages;
    }
}
