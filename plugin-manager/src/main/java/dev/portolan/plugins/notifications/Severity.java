package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much something matters, the most first.
public enum Severity {
    /// Cannot be kept out of the portal.
    CRITICAL,
    HIGH,
    NORMAL,
    LOW;

    static Optional<Severity> named(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.toString().equals(word))
                .findFirst();
    }

    /// `critical`, `high`, `normal` or `low`.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
