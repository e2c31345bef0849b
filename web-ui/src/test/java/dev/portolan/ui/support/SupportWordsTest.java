package dev.portolan.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Members.SupportSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportWordsTest {
    @ParameterizedTest
    @CsvSource({"5,5 minutes", "60,1 hour", "90,90 minutes", "240,4 hours", ",a limited time"})
    void lengthIsInHoursWhereItCanBe(Integer minutes, String words) {
        var session = new SupportSession("s", null, "requested", null, false, minutes, null, null, null, null);
        assertThat(SupportWords.length(session)).isEqualTo(words);
    }
}
