package dev.portolan.tenants.support;

import dev.portolan.contracts.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One support session, from the request to its end.
///
/// @param write whether staff may change what [SupportRights] lists; as asked for, and once somebody has consented, as
///     consented to
record SupportSession(
        UUID id, TenantId tenant, SupportState state, Who staff, boolean write, Request request, Consent consent) {
    /// A person, with the name of then.
    record Who(String subject, String name) {}

    /// @param lapsesAt when it is void without an answer
    record Request(String reason, int minutes, Instant at, Instant lapsesAt) {}

    /// @param by the owner in whose name staff act; all are absent before the consent
    /// @param endsAt when the session ends or has ended
    record Consent(
            @Nullable Who by,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {}

    boolean open() {
        return state == SupportState.REQUESTED || state == SupportState.ACTIVE;
    }

    /// Whether its time is over, though nobody has noted it yet.
    boolean overAt(Instant now) {
        return switch (state) {
            case REQUESTED -> !request.lapsesAt().isAfter(now);
            case ACTIVE -> consent.endsAt() == null || !consent.endsAt().isAfter(now);
            case REFUSED, ENDED, EXPIRED -> false;
        };
    }
}
