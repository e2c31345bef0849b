package dev.portolan.ui.tokens;

import dev.portolan.ui.page.Tone;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a new token is to live.
enum Expiry {
    MONTH("30 days", Duration.ofDays(30)),
    QUARTER("90 days", Duration.ofDays(90)),
    HALF("180 days", Duration.ofDays(180)),
    YEAR("A year, which is the longest", Duration.ofDays(365));

    /// Once this is left, the list points at it.
    private static final Duration SOON = Duration.ofDays(14);

    private final String words;
    private final Duration life;

    Expiry(String words, Duration life) {
        this.words = words;
        this.life = life;
    }

    String words() {
        return words;
    }

    Instant from(Instant now) {
        return now.plus(life);
    }

    /// How a token stands.
    static State state(@Nullable Instant expiresAt, @Nullable Instant revokedAt, Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (expiresAt == null) {
            return State.GOOD;
        }
        if (!expiresAt.isAfter(now)) {
            return State.EXPIRED;
        }
        return expiresAt.isAfter(now.plus(SOON)) ? State.GOOD : State.SOON;
    }

    enum State {
        GOOD(Tone.GOOD, "Good"),
        SOON(Tone.ATTENTION, "Ends soon"),
        EXPIRED(Tone.NEUTRAL, "Expired"),
        REVOKED(Tone.NEUTRAL, "Revoked");

        private final Tone tone;
        private final String word;

        State(Tone tone, String word) {
            this.tone = tone;
            this.word = word;
        }

        Tone tone() {
            return tone;
        }

        String word() {
            return word;
        }

        boolean over() {
            return this == EXPIRED || this == REVOKED;
        }
    }
}
