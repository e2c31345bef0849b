package dev.portolan.tenants.support;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.portolan.kernel.problems.ProblemException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far a support session is.
public enum SupportState {
    /// Waits for an owner.
    REQUESTED,
    /// An owner has consented, and its time is not over.
    ACTIVE,
    REFUSED,
    /// One of both sides ended it before its time.
    ENDED,
    /// Its time is over, or nobody answered the request in time.
    EXPIRED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws ProblemException `invalid` at `state`
    static SupportState parse(String text) {
        return Stream.of(values())
                .filter(state -> state.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "state",
                        "is none of "
                                + Stream.of(values())
                                        .map(SupportState::toString)
                                        .collect(Collectors.joining(", "))
                                + "; choose one of them, or leave it out"));
    }
}
