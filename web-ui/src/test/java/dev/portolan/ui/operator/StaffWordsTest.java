package dev.portolan.ui.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.ui.page.Tone;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StaffWordsTest {
    @Test
    void everyStateOfATenantCanBeFiltered() {
        assertThat(StaffWords.STATES)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TenantLifecycle.values())
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void saysHowATenantStands() {
        assertThat(StaffWords.state("past_due")).isEqualTo("Bill overdue");
        assertThat(StaffWords.state("suspended")).isEqualTo("Suspended");
        assertThat(StaffWords.tone("suspended")).isEqualTo(Tone.BAD);
        assertThat(StaffWords.tone("offboarding")).isEqualTo(Tone.ATTENTION);
    }

    @Test
    void saysHowASessionStands() {
        assertThat(StaffWords.sessionState("requested")).isEqualTo("Waits for an owner");
        assertThat(StaffWords.sessionTone("active")).isEqualTo(Tone.GOOD);
        assertThat(StaffWords.sessionState("ended")).isEqualTo("Ended");
    }
}
