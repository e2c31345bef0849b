package dev.portolan.kernel.usage;

import static dev.portolan.contracts.UsageEvent.Meter.API_CALLS;
import static dev.portolan.contracts.UsageEvent.Meter.PLUGIN_INVOCATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.UsageEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsageCountsTest {
    private static final TenantId ACME = new TenantId(new UUID(0, 1));
    private static final TenantId GLOBEX = new TenantId(new UUID(0, 2));
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final UsageCounts counts = new UsageCounts("node", 100);

    @Test
    void countsAddUpByTenantAndMeter() {
        counts.add(ACME, API_CALLS, 1, NOON);
        counts.add(ACME, API_CALLS, 2, NOON.plusSeconds(5));
        counts.add(ACME, PLUGIN_INVOCATIONS, 4, NOON);
        counts.add(GLOBEX, API_CALLS, 8, NOON);

        assertThat(events())
                .extracting(UsageEvent::tenant, UsageEvent::meter, UsageEvent::quantity, UsageEvent::at)
                .containsExactlyInAnyOrder(
                        tuple(ACME, API_CALLS, 3L, NOON),
                        tuple(ACME, PLUGIN_INVOCATIONS, 4L, NOON),
                        tuple(GLOBEX, API_CALLS, 8L, NOON));
    }

    @Test
    void noFigureSpansTwoQuartersOfAnHour() {
        counts.add(ACME, API_CALLS, 1, NOON.minusSeconds(1));
        counts.add(ACME, API_CALLS, 2, NOON);

        assertThat(events())
                .extracting(UsageEvent::quantity, UsageEvent::at)
                .containsExactlyInAnyOrder(tuple(1L, NOON.minusSeconds(1)), tuple(2L, NOON));
    }

    @Test
    void whatWasNotSettledComesAgainAsItWas() {
        counts.add(ACME, API_CALLS, 1, NOON);
        var first = events();
        counts.add(ACME, API_CALLS, 5, NOON.plusSeconds(1));

        var again = events();
        counts.settled(ACME);
        var later = events();

        assertThat(again).isEqualTo(first);
        assertThat(later).singleElement().satisfies(event -> {
            assertThat(event.quantity()).isEqualTo(5);
            assertThat(event.id()).isNotEqualTo(first.getFirst().id());
        });
    }

    @Test
    void oneTenantThatIsHeldUpHoldsNoOtherUp() {
        counts.add(ACME, API_CALLS, 1, NOON);
        var _ = counts.due();
        counts.add(GLOBEX, API_CALLS, 2, NOON);

        assertThat(events()).extracting(UsageEvent::quantity).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void nothingIsLostWhileOthersHandOver() throws InterruptedException {
        var sum = new AtomicLong();
        var ids = new HashSet<String>();
        var ready = new CountDownLatch(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thread = 0; thread < 8; thread++) {
                threads.execute(() -> {
                    ready.countDown();
                    IntStream.range(0, 10_000).forEach(_ -> counts.add(ACME, API_CALLS, 1, NOON));
                });
            }
            ready.await();
            for (var round = 0; round < 100; round++) {
                drain(sum, ids);
            }
        }
        drain(sum, ids);

        assertThat(sum).hasValue(80_000);
    }

    private void drain(AtomicLong sum, Collection<String> ids) {
        events().forEach(event -> {
            sum.addAndGet(event.quantity());
            assertThat(ids.add(event.id())).isTrue();
        });
        counts.settled(ACME);
    }

    @Test
    void memoryIsBoundedAndWhatIsLostIsKnown() {
        var small = new UsageCounts("node", 1);
        small.add(ACME, API_CALLS, 1, NOON);
        small.add(ACME, API_CALLS, 1, NOON);
        small.add(GLOBEX, API_CALLS, 7, NOON);

        assertThat(small.waiting()).isEqualTo(1);
        assertThat(small.lost()).isEqualTo(7);
    }

    private List<UsageEvent> events() {
        return counts.due().values().stream().flatMap(Collection::stream).toList();
    }
}
