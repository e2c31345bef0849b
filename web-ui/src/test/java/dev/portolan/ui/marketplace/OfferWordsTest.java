package dev.portolan.ui.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Marketplace.Compatibility;
import dev.portolan.ui.clients.Marketplace.Maker;
import dev.portolan.ui.clients.Marketplace.Need;
import dev.portolan.ui.clients.Marketplace.Offer;
import dev.portolan.ui.clients.Marketplace.Standing;
import dev.portolan.ui.clients.Marketplace.Version;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.marketplace.OfferWords.Danger;
import dev.portolan.ui.marketplace.OfferWords.Mark;
import dev.portolan.ui.page.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferWordsTest {
    @Test
    void aCardSaysAllThatSpeaksForAndAgainstIt() {
        assertThat(OfferWords.marks(offer(true, false), false)).isEmpty();
        assertThat(OfferWords.marks(withheld(), false))
                .extracting(OfferWords.Mark::text)
                .containsExactly("Not to be had now");
        assertThat(OfferWords.marks(offer(false, true), true))
                .containsExactly(
                        new Mark(Tone.GOOD, "Installed"),
                        new Mark(Tone.ATTENTION, "Not for this platform"),
                        new Mark(Tone.ATTENTION, "Deprecated"));
    }

    @Test
    void whatTheOrganizationHasMadeForItselfSaysSo() {
        var own = new PluginId("own-0190f3a2000070008000000000000001", "incidents");

        assertThat(OfferWords.marks(offer(own, new Standing("1.0.0", null, 0, true, false, "")), true))
                .containsExactly(new Mark(Tone.GOOD, "Installed"), new Mark(Tone.INFO, "Only in this portal"));
        assertThat(OwnWork.badge(own)).isPresent();
        assertThat(OwnWork.badge(new PluginId("portolan", "uptime"))).isEmpty();
        assertThat(OwnWork.publisher(own.publisher())).isEqualTo("Your organization");
        assertThat(OwnWork.publisher("portolan")).isEqualTo("portolan");
    }

    @Test
    void whatDoesNotFitSaysWhy() {
        assertThat(OfferWords.unfit(new Compatibility(">=1.0", true, ""))).isEmpty();
        assertThat(OfferWords.unfit(new Compatibility(">=2.0", false, "It needs 2.0, and this is 1.0")))
                .contains("It needs 2.0, and this is 1.0.");
        assertThat(OfferWords.unfit(new Compatibility(">=2.0", false, "")))
                .hasValueSatisfying(words -> assertThat(words).contains(">=2.0"));
        assertThat(OfferWords.unfit(new Compatibility("", false, ""))).isPresent();
    }

    @Test
    void theMostDangerousStandsFirstAndTheRestAsItCame() {
        var graded = OfferWords.graded(
                List.of(asked("read", "low"), asked("mail", "medium"), asked("all", "high"), asked("new", "unheard")));

        assertThat(graded).extracting(Asked::permission).containsExactly("all", "mail", "new", "read");
    }

    @Test
    void whatIsNotKnownDoesNotLookHarmless() {
        assertThat(OfferWords.danger(null)).isEqualTo(Danger.MEDIUM);
        assertThat(OfferWords.danger("unheard")).isEqualTo(Danger.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        published  | false | none
        published  | true  | Pre-release
        deprecated | true  | Deprecated
        yanked     | false | Not offered any more
        revoked    | false | Stopped
        strange    | false | strange
        """)
    void aReleaseSaysHowItStands(String status, boolean preRelease, @Nullable String words) {
        var mark = OfferWords.standing(new Version("1.0.0", null, status, "", preRelease));

        assertThat(mark.map(Mark::text).orElse(null)).isEqualTo(words);
    }

    @Test
    void installsAreCountedOnlyWhereThereAreAny() {
        assertThat(OfferWords.installs(0)).isEmpty();
        assertThat(OfferWords.installs(1)).isEqualTo("Used by 1 organization");
        assertThat(OfferWords.installs(1_204)).isEqualTo("Used by 1,204 organizations");
    }

    @Test
    void needsOfOtherPluginsReadAsWords() {
        assertThat(OfferWords.need(new Need("portolan/mail", "^1", true)))
                .isEqualTo("portolan/mail ^1, if you have it");
        assertThat(OfferWords.need(new Need("portolan/mail", "", false))).isEqualTo("portolan/mail");
    }

    private static Asked asked(String permission, String danger) {
        return new Asked(permission, permission, null, danger);
    }

    private static Offer withheld() {
        return offer(
                new PluginId("a", "b"), new Standing("1.0.0", null, 3, true, false, "Its publisher is suspended."));
    }

    private static Offer offer(boolean compatible, boolean deprecated) {
        return offer(new PluginId("a", "b"), new Standing("1.0.0", null, 3, compatible, deprecated, ""));
    }

    private static Offer offer(PluginId plugin, Standing standing) {
        return new Offer(plugin, "B", "", List.of(), null, new Maker("A", true), standing);
    }
}
