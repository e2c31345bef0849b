package dev.portolan.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Prints a port offset at which every port of the stack is free. The script runs it from its source, before anything
/// is built, so it uses the JDK alone.
final class FreeOffset {
    /// All ports at offset 0.
    static final int[] PORTS = {
        1025, 5433, 8025, 8080, 8081, 8082, 8083, 8090, 8180, 9080, 9081, 9082, 9083, 9092, 9093, 9180
    };

    private static final int FIRST = 10_000;
    private static final int STEP = 50;
    private static final int STEPS = 240;

    private FreeOffset() {}

    public static void main(String[] arguments) {
        // Two runs at the same time shall not try the same offsets in the same order.
        var start = ThreadLocalRandom.current().nextInt(STEPS);
        System.out.println(IntStream.range(0, STEPS)
                .map(i -> FIRST + (start + i) % STEPS * STEP)
                .filter(offset -> IntStream.of(PORTS).allMatch(port -> free(port + offset)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports")));
    }

    private static boolean free(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
