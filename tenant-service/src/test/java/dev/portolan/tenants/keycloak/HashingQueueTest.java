package dev.portolan.tenants.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import dev.portolan.kernel.problems.ProblemException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashingQueueTest {
    @Test
    void fewAreAtWorkAtATimeAndAllComeThrough() throws Exception {
        var queue = queue("3", "100", "10s");
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> queue.inTurn(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        now.decrementAndGet();
                        return i;
                    })))
                    .toList();
            for (var i = 0; i < 50; i++) {
                assertThat(running.get(i).get()).isEqualTo(i);
            }
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void whoWaitsTooLongIsAskedToComeAgain() {
        var queue = queue("1", "100", "50ms");
        queue.inTurn(() -> {
            refused(queue);
            return true;
        });
        assertThat(queue.inTurn(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void tooManyWaitingAreTurnedAwayAtOnce() {
        var queue = queue("1", "1", "1h");
        var done = new CountDownLatch(1);
        var turnedAway = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(_ -> threads.execute(() -> {
                        try {
                            queue.inTurn(() -> waited(done));
                        } catch (ProblemException e) {
                            turnedAway.incrementAndGet();
                        }
                    }));
            // A few may come to the queue in the same moment.
            await().untilAtomic(turnedAway, greaterThan(14));
            done.countDown();
        }
        assertThat(turnedAway.get()).isLessThan(19);
    }

    @Test
    void aFailureGivesThePlaceBack() {
        var queue = queue("1", "1", "50ms");
        assertThatThrownBy(() -> queue.inTurn(() -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(queue.inTurn(() -> 1)).isEqualTo(1);
    }

    private static void refused(HashingQueue queue) {
        assertThatThrownBy(() -> queue.inTurn(() -> true))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Nothing is lost");
    }

    private static boolean waited(CountDownLatch done) {
        try {
            done.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HashingQueue queue(String atOnce, String waiting, String patience) {
        return new HashingQueue(KeycloakSettings.of(
                Map.of("hashes-at-once", atOnce, "hashes-waiting", waiting, "hash-patience", patience)));
    }
}
