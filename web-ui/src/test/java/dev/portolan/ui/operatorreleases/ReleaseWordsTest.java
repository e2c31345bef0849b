package dev.portolan.ui.operatorreleases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Staff.Release;
import dev.portolan.ui.clients.StaffReleases.One;
import dev.portolan.ui.clients.StaffReleases.Origin;
import dev.portolan.ui.clients.StaffReleases.Use;
import dev.portolan.ui.page.Tone;
import org.junit.jupiter.api.Test;

class ReleaseWordsTest {
    @Test
    void saysHowManyAStopHitsBeforeItIsDone() {
        assertThat(ReleaseWords.meaning(new Use(1_204, 1_204))).startsWith("1,204 tenants lose it within a second");
        assertThat(ReleaseWords.meaning(new Use(3, 5))).startsWith("3 tenants with 5 installations lose it");
        assertThat(ReleaseWords.meaning(new Use(1, 1))).startsWith("1 tenant loses it within a second");
        assertThat(ReleaseWords.meaning(new Use(0, 0))).isEqualTo("No tenant uses it. It can be installed no more.");
    }

    @Test
    void namesAReleaseWithoutDots() {
        var release = new Release("portolan", "uptime", "1.2.0", "d", "published", null, null, 1);

        assertThat(ReleaseWords.id(release)).isEqualTo("uptime-1-2-0");
    }

    @Test
    void whatIsTypedBeforeAStopNamesTheVersion() {
        var release = new One(
                "d", new PluginId("portolan", "uptime"), "1.2.0", "published", "", new Use(1, 1), new Origin(null, ""));

        assertThat(ReleaseWords.typed(release)).isEqualTo("uptime 1.2.0");
    }

    @Test
    void aReasonStandsOnlyWhereThereIsSomethingToExplain() {
        assertThat(ReleaseWords.because("revoked", "It leaks")).isEqualTo("Stopped: It leaks");
        assertThat(ReleaseWords.because("deprecated", "Take 2.0")).isEqualTo("Deprecated: Take 2.0");
        assertThat(ReleaseWords.because("published", "an old reason")).isEmpty();
        assertThat(ReleaseWords.because("revoked", "")).isEmpty();
    }

    @Test
    void everyStandingHasAToneOfItsOwn() {
        assertThat(ReleaseWords.STATES)
                .extracting(ReleaseWords::tone)
                .containsExactly(Tone.GOOD, Tone.ATTENTION, Tone.NEUTRAL, Tone.BAD);
        assertThat(ReleaseWords.tone("REVOKED")).isEqualTo(Tone.BAD);
    }

    @Test
    void whoeverUsesItIsSeenInTheShare() {
        assertThat(ReleaseWords.share(0, 0)).isZero();
        assertThat(ReleaseWords.share(1, 5_000)).isEqualTo(1);
        assertThat(ReleaseWords.share(50, 200)).isEqualTo(25);
    }
}
