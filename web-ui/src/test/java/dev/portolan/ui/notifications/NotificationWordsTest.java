package dev.portolan.ui.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.page.Tone;
import org.junit.jupiter.api.Test;

class NotificationWordsTest {
    @Test
    void topicsAreWords() {
        assertThat(NotificationWords.topic("build-results")).isEqualTo("Build results");
        assertThat(NotificationWords.topic("")).isEmpty();
    }

    @Test
    void onlyWhatMattersHasAColour() {
        assertThat(NotificationWords.SEVERITIES)
                .extracting(NotificationWords::tone)
                .containsExactly(Tone.BAD, Tone.ATTENTION, Tone.NEUTRAL, Tone.NEUTRAL);
    }

    @Test
    void aNumberIsSaidInWords() {
        assertThat(NotificationWords.several(1)).isEqualTo("1 notification");
        assertThat(NotificationWords.several(3)).isEqualTo("3 notifications");
    }
}
