package dev.portolan.plugins.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final TenantId BUSY = new TenantId(new UUID(0, 1));
    private static final TenantId SMALL = new TenantId(new UUID(0, 2));
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aTenantWithLittleToDoIsNext() {
        var work = new Pile(Map.of(BUSY, 1_000_000)) {
            @Override
            public void turn(TenantId tenant) {
                super.turn(tenant);
                if (taken.size() == 100) {
                    left.put(SMALL, 1);
                }
            }
        };
        try (var turns = new Turns("test-turns", work, 1, Duration.ofSeconds(5))) {
            turns.start();
            Awaitility.await().atMost(SOON).until(() -> work.taken.size() > 200);
        }

        var taken = List.copyOf(work.taken);
        assertThat(taken.indexOf(SMALL)).isEqualTo(100);
        assertThat(taken).containsOnlyOnce(SMALL);
    }

    @Test
    void manyTakeTurnsOneAfterTheOther() {
        var work = new Pile(Map.of(BUSY, 1_000_000, SMALL, 1_000_000));
        try (var turns = new Turns("test-turns", work, 1, Duration.ofSeconds(5))) {
            turns.start();
            Awaitility.await().atMost(SOON).until(() -> work.taken.size() > 200);
        }

        var first = List.copyOf(work.taken).subList(0, 200);
        assertThat(first.stream().filter(BUSY::equals)).hasSizeBetween(98, 102);
    }

    @Test
    void aTurnThatFailsIsOverAndOthersGoOn() {
        var work = new Pile(Map.of(BUSY, 3, SMALL, 3)) {
            @Override
            public void turn(TenantId tenant) {
                super.turn(tenant);
                if (tenant.equals(BUSY)) {
                    throw new IllegalStateException("as in a test");
                }
            }
        };
        try (var turns = new Turns("test-turns", work, 2, Duration.ofMillis(50))) {
            turns.start();
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> work.left.values().stream().allMatch(count -> count == 0));
        }
        assertThat(work.taken.stream().filter(SMALL::equals)).hasSize(3);
    }

    /// What is left to do, by tenant; one thing a turn.
    private static class Pile implements Turns.Work {
        final Map<TenantId, Integer> left;
        final List<TenantId> taken = new CopyOnWriteArrayList<>();

        Pile(Map<TenantId, Integer> left) {
            this.left = new ConcurrentHashMap<>(left);
        }

        @Override
        public Collection<TenantId> waiting(Collection<UUID> busy) {
            return left.entrySet().stream()
                    .filter(one ->
                            one.getValue() > 0 && !busy.contains(one.getKey().value()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public void turn(TenantId tenant) {
            left.merge(tenant, -1, Integer::sum);
            if (taken.size() < 20_000) {
                taken.add(tenant);
            }
        }
    }
}
