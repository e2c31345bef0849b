package dev.portolan.catalog.fuzz;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Tries random input on a reader for a while: three seconds, or a minute with `-Dportolan.full=true`, which also tries
/// what nobody has tried before. A failure names its seed, and `-Dportolan.fuzz.seed=N` repeats it alone. A trial that
/// takes longer than ten seconds counts as one that hangs, and stacks are half as deep as in production.
public final class Fuzz {
    private static final boolean FULL = Boolean.getBoolean("portolan.full");
    private static final Duration WHILE = Duration.ofSeconds(FULL ? 60 : 3);
    private static final Duration LONGEST_TRIAL = Duration.ofSeconds(10);
    private static final int STACK_BYTES = 512 * 1024;

    private Fuzz() {}

    /// @param trial fails by throwing anything
    public static void run(Consumer<RandomGenerator> trial) {
        var only = Long.getLong("portolan.fuzz.seed");
        var seed = new AtomicLong(only != null ? only : FULL ? System.nanoTime() : 0);
        var began = new AtomicLong(System.nanoTime());
        var failure = new AtomicReference<Throwable>();
        var end = System.nanoTime() + WHILE.toNanos();
        var worker = new Thread(
                null,
                () -> {
                    try {
                        do {
                            began.set(System.nanoTime());
                            trial.accept(new SplittableRandom(seed.get()));
                        } while (only == null && System.nanoTime() < end && seed.incrementAndGet() != 0);
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                },
                "fuzz",
                STACK_BYTES);
        worker.start();
        while (worker.isAlive()) {
            join(worker);
            if (worker.isAlive() && System.nanoTime() - began.get() > LONGEST_TRIAL.toNanos()) {
                var hangs = new IllegalStateException("hangs");
                hangs.setStackTrace(worker.getStackTrace());
                failure.set(hangs);
                break;
            }
        }
        if (failure.get() != null) {
            fail("seed %d".formatted(seed.get()), failure.get());
        }
    }

    private static void join(Thread worker) {
        try {
            worker.join(Duration.ofMillis(200));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static <T> T oneOf(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A text with up to `most` mistakes in it: pieces put in, taken out, repeated or moved.
    ///
    /// @param pieces what is put in beside parts of the text itself
    public static String mutate(RandomGenerator random, String text, List<String> pieces, int most) {
        var changed = new StringBuilder(text);
        for (var times = random.nextInt(most) + 1; times > 0; times--) {
            var at = random.nextInt(changed.length() + 1);
            var to = Math.min(changed.length(), at + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> changed.delete(at, to);
                case 1 -> changed.insert(random.nextInt(changed.length() + 1), changed.substring(at, to));
                case 2 -> changed.replace(at, to, oneOf(random, pieces));
                case 3 -> changed.insert(at, (char) random.nextInt(0x10000));
                default -> changed.insert(at, oneOf(random, pieces));
            }
        }
        return changed.toString();
    }
}
