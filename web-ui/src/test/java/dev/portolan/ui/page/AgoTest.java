package dev.portolan.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgoTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT2S    | just now
            PT50S   | 50 seconds ago
            PT1M    | 1 minute ago
            PT3H    | 3 hours ago
            PT72H   | 3 days ago
            P90D    | 3 months ago
            PT-2H   | in 2 hours
            """)
    void isSaidInWords(Duration age, String words) {
        assertThat(Ago.words(NOW.minus(age), NOW)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test,true",
        "mailto:a@b.test,true",
        "javascript:alert(1),false",
        "'data:text/html,x',false",
        "//a.test,false"
    })
    void onlySafeSchemesLeaveThePortal(String address, boolean safe) {
        assertThat(Links.safe(address)).isEqualTo(safe);
    }
}
