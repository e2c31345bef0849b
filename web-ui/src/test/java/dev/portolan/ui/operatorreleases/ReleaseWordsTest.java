package dev.portolan.ui.operatorreleases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Staff.Release;
import org.junit.jupiter.api.Test;

class ReleaseWordsTest {
    @Test
    void saysHowManyAStopHitsBeforeItIsDone() {
        assertThat(ReleaseWords.meaning(release(1_204))).startsWith("1,204 tenants lose it within a second");
        assertThat(ReleaseWords.meaning(release(1))).startsWith("1 tenant loses it within a second");
        assertThat(ReleaseWords.meaning(release(0))).isEqualTo("No tenant uses it. It can be installed no more.");
    }

    @Test
    void namesAReleaseWithoutDots() {
        assertThat(ReleaseWords.id(release(1))).isEqualTo("uptime-1-2-0");
    }

    private static Release release(long tenants) {
        return new Release("portolan", "uptime", "1.2.0", "d", "published", null, null, tenants);
    }
}
