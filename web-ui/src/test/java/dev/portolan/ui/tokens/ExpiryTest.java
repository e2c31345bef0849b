package dev.portolan.ui.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-28T19:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2027-01-01T00:00:00Z,,GOOD",
        ",,GOOD",
        "2026-12-10T00:00:00Z,,SOON",
        "2026-11-28T19:00:00Z,,EXPIRED",
        "2027-01-01T00:00:00Z,2026-11-01T00:00:00Z,REVOKED",
        "2026-01-01T00:00:00Z,2026-11-01T00:00:00Z,REVOKED"
    })
    void saysHowATokenStands(Instant expiresAt, Instant revokedAt, Expiry.State state) {
        assertThat(Expiry.state(expiresAt, revokedAt, NOW)).isEqualTo(state);
    }

    @Test
    void longestLifeIsAYear() {
        assertThat(Expiry.values())
                .allSatisfy(expiry -> assertThat(expiry.from(NOW)).isBeforeOrEqualTo(NOW.plus(Duration.ofDays(365))));
    }
}
