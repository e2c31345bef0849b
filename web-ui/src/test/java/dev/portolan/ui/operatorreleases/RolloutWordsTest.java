package dev.portolan.ui.operatorreleases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.StaffReleases.Rollout;
import dev.portolan.ui.clients.StaffReleases.Wanted;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100 | early,general | false | All tenants get it.
            25  | general,early | false | 25 of 100 tenants get it.
            25  | early         | false | 25 of 100 tenants in the ring early get it.
            100 | general       | true  | All tenants in the ring general were to get it. Nobody more does while it is paused.
            0   | early,general | false | No tenant sees it as the newest release. Who chooses the version itself can still install it.
            """)
    void aRolloutReadsAsASentence(int percent, String rings, boolean paused, String sentence) {
        var wanted = new Wanted(percent, Arrays.asList(rings.split(",", -1)), paused);

        assertThat(RolloutWords.sentence(wanted)).isEqualTo(sentence);
    }

    @Test
    void withoutARingNobodyGetsIt() {
        assertThat(RolloutWords.sentence(new Wanted(50, List.of(), false))).startsWith("No tenant sees it");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, 1_000})
    void moreThanAllAndLessThanNoneAreWrong(int percent) {
        assertThat(RolloutWords.wrong(percent)).contains("must be a whole number from 0 to 100");
    }

    @Test
    void nothingIsWrongToo() {
        assertThat(RolloutWords.wrong(null)).isPresent();
        assertThat(RolloutWords.wrong(0)).isEmpty();
        assertThat(RolloutWords.wrong(100)).isEmpty();
    }

    @Test
    void whoNarrowsItIsToldThatNobodyLosesIt() {
        var now = new Wanted(50, List.of("early", "general"), false);

        assertThat(RolloutWords.narrower(now, new Wanted(25, now.rings(), false)))
                .isTrue();
        assertThat(RolloutWords.narrower(now, new Wanted(50, List.of("early"), false)))
                .isTrue();
        assertThat(RolloutWords.narrower(now, new Wanted(75, now.rings(), false)))
                .isFalse();
    }

    @Test
    void theBadgeSaysHowFarItIsMeantToGo() {
        assertThat(state(100, false, false, "early", "general")).isEqualTo("For all");
        assertThat(state(100, false, false, "early")).isEqualTo("Under way");
        assertThat(state(25, false, false, "early", "general")).isEqualTo("Under way");
        assertThat(state(0, false, false, "early", "general")).isEqualTo("Held back");
        assertThat(state(25, true, false, "early", "general")).isEqualTo("Paused");
        assertThat(state(100, true, true, "early", "general")).isEqualTo("Stopped");
    }

    @Test
    void progressCountsThoseWhoFollowTheChannel() {
        assertThat(RolloutWords.progress(rollout(214, 990))).isEqualTo("214 of 1,204 tenants have it.");
        assertThat(RolloutWords.progress(rollout(1, 0))).isEqualTo("1 of 1 tenant has it.");
        assertThat(RolloutWords.progress(rollout(0, 0))).isEqualTo("No tenant follows its channel yet.");
        assertThat(RolloutWords.share(rollout(0, 0))).isZero();
        assertThat(RolloutWords.share(rollout(1, 3))).isEqualTo(0.25);
    }

    private static String state(int percent, boolean paused, boolean stopped, String... rings) {
        return RolloutWords.state(new Rollout(percent, List.of(rings), paused, 1, 1, List.of()), stopped)
                .text();
    }

    private static Rollout rollout(long reached, long waiting) {
        return new Rollout(25, List.of("early"), false, reached, waiting, List.of());
    }
}
