package dev.portolan.plugins.expressions;

import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Bounds all evaluations of one call: looks at each value that comes of each part of an expression, before anything
/// is done with it. For one thread.
///
/// A value counts with all that is in it, as often as it is in it: what is small in memory because its parts are shared
/// would still take for ever to be compared or written. Between two looks the library does work in proportion to the
/// values it was given, which are bounded; so it comes back in time to be ended.
public final class Meter implements EntryCallback, ExitCallback {
    static final ScopedValue<Meter> CURRENT = ScopedValue.newInstance();

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int DEEPEST_CALLS = 250;
    private static final long MOST_WORK = 5_000_000;
    private static final int LONGEST_RANGE = 10_000;
    private static final long STEP = 1 << 20;
    private static final int ALLOCATIONS_OF_A_VALUE = 4;

    private final BooleanSupplier over;
    private final LongPredicate reserve;
    private final Instant now;
    private final long mostBytes;
    private final Map<Object, Weight> weights = new IdentityHashMap<>();
    private final long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    private long reserved;
    private long work;
    private int depth;
    private int looks;
    private Evaluated.@Nullable Ended ended;

    /// @param over whether the deadline has passed
    /// @param reserve asks the node for that many bytes more
    /// @param now what `$now()` says
    /// @param memoryBytes of the call's budget
    public Meter(BooleanSupplier over, LongPredicate reserve, Instant now, long memoryBytes) {
        this.over = over;
        this.reserve = reserve;
        this.now = now;
        this.mostBytes = memoryBytes;
    }

    /// What has been reserved and is to be given back.
    public long reserved() {
        return reserved;
    }

    /// Bytes allocated so far; most of them are garbage already.
    public long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    }

    static Meter current() {
        return CURRENT.get();
    }

    Instant now() {
        return now;
    }

    Evaluated.@Nullable Ended ended() {
        return ended;
    }

    void enter() {
        depth = 0;
    }

    @Override
    public void callback(Symbol expression, Object input, Frame frame) {
        if (++depth > DEEPEST_CALLS) {
            throw end(Breach.DEPTH, "");
        }
        work(1);
        look();
    }

    @Override
    public void callback(Symbol expression, Object input, Frame frame, @Nullable Object result) {
        depth--;
        look();
        measure(result);
        if (result instanceof List<?> list) {
            work(list.size());
        }
    }

    /// @throws Breached when the time is over, or too much has been allocated
    void look() {
        if (ended != null || over.getAsBoolean()) {
            throw end(Breach.TIME, "");
        }
        if ((++looks & 63) == 0) {
            var allocated = allocated();
            if (allocated > ALLOCATIONS_OF_A_VALUE * mostBytes) {
                throw end(Breach.MEMORY, "");
            }
            while (allocated > reserved) {
                if (!reserve.test(STEP)) {
                    throw end(Breach.STARVED, "");
                }
                reserved += STEP;
            }
        }
    }

    void work(long steps) {
        work += steps;
        if (work > MOST_WORK) {
            throw end(Breach.MEMORY, "The expressions of this call go through too much data.");
        }
    }

    /// Looks at a value that was made of others.
    ///
    /// @return null when it is within bounds
    public Evaluated.@Nullable Ended tooMuch(@Nullable Object value) {
        try {
            measure(value);
            return null;
        } catch (Breached e) {
            return ended;
        }
    }

    void measure(@Nullable Object value) {
        if (value instanceof com.dashjoin.jsonata.Utils.RangeList && ((List<?>) value).size() > LONGEST_RANGE) {
            throw end(Breach.MEMORY, "A range has at most 10,000 numbers.");
        }
        var weight = weigh(value);
        if (weight.bytes() > mostBytes / 2) {
            throw end(Breach.MEMORY, "");
        }
        if (weight.depth() > Values.DEEPEST) {
            throw end(Breach.MEMORY, "A value is nested more than " + Values.DEEPEST + " deep.");
        }
    }

    private Weight weigh(@Nullable Object value) {
        return switch (value) {
            case String text -> {
                if (text.length() > Texts.LONGEST) {
                    throw end(Breach.MEMORY, "A text is longer than 2,097,152 characters.");
                }
                yield new Weight(40L + text.length(), 0, 0);
            }
            case List<?> list -> known(list, list.size());
            case Map<?, ?> map -> known(map, map.size());
            case null, default -> Weight.SCALAR;
        };
    }

    private Weight known(Object value, int size) {
        if (value instanceof Values.Weighed weighed) {
            return weighed.weight();
        }
        var known = weights.get(value);
        if (known != null && known.size() == size) {
            return known;
        }
        var bytes = 48L;
        var deepest = 0;
        for (var item : value instanceof List<?> list ? list : ((Map<?, ?>) value).values()) {
            var weight = weigh(item);
            bytes += 32 + weight.bytes();
            deepest = Math.max(deepest, weight.depth());
            if (bytes > mostBytes) {
                break;
            }
        }
        if (value instanceof Map<?, ?> map) {
            for (var key : map.keySet()) {
                bytes += 40L + String.valueOf(key).length();
            }
        }
        var weight = new Weight(bytes, deepest + 1, size);
        weights.put(value, weight);
        return weight;
    }

    private Breached end(Breach breach, String message) {
        if (ended == null) {
            ended = new Evaluated.Ended(breach, message);
        }
        return new Breached();
    }
}
