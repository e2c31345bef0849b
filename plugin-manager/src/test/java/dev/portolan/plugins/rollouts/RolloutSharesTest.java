package dev.portolan.plugins.rollouts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutSharesTest {
    private static final String DIGEST = "ab12";
    private static final List<TenantId> TENANTS = tenants();

    @Test
    void aPercentageIsThatShareOfTheTenants() {
        for (var percent : new int[] {0, 1, 10, 25, 50, 90, 100}) {
            var rollout = new Rollout(percent, EnumSet.allOf(Ring.class), false);

            var share = TENANTS.stream()
                            .filter(tenant -> rollout.admits(tenant, Ring.GENERAL, DIGEST))
                            .count()
                    / 100.0;

            assertThat(share).isBetween(percent * 0.85 - 0.5, Math.min(100, percent * 1.15 + 0.5));
        }
    }

    @Test
    void whoIsInStaysInAsTheShareGrows() {
        for (var percent = 0; percent < 100; percent++) {
            var now = new Rollout(percent, Set.of(Ring.EARLY), false);
            var next = new Rollout(percent + 1, Set.of(Ring.EARLY), false);

            assertThat(TENANTS.stream().limit(500))
                    .noneMatch(tenant ->
                            now.admits(tenant, Ring.EARLY, DIGEST) && !next.admits(tenant, Ring.EARLY, DIGEST));
        }
    }

    @Test
    void anotherReleaseBeginsWithOthers() {
        var first = new Rollout(10, EnumSet.allOf(Ring.class), false);

        var inBoth = TENANTS.stream()
                .filter(tenant ->
                        first.admits(tenant, Ring.GENERAL, DIGEST) && first.admits(tenant, Ring.GENERAL, "cd34"))
                .count();

        assertThat(inBoth).isLessThan(300);
    }

    @Test
    void aPausedReleaseAndAnotherRingAreForNobody() {
        assertThat(TENANTS)
                .noneMatch(
                        tenant -> new Rollout(100, EnumSet.allOf(Ring.class), true).admits(tenant, Ring.EARLY, DIGEST)
                                || new Rollout(100, Set.of(Ring.EARLY), false).admits(tenant, Ring.GENERAL, DIGEST));
    }

    private static List<TenantId> tenants() {
        var random = new Random(5);
        return IntStream.range(0, 10_000)
                .mapToObj(_ -> new TenantId(new UUID(random.nextLong(), random.nextLong())))
                .toList();
    }
}
