package dev.portolan.tenants.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.tenants.support.SupportSession.Who;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A support session as the API shows it.
///
/// @param tenant the slug
record SupportView(
        UUID id,
        String tenant,
        SupportState state,
        Who staff,
        boolean write,
        @JsonUnwrapped Asked asked,
        @JsonUnwrapped Consented consented) {
    static SupportView of(String slug, SupportSession session) {
        var request = session.request();
        var consent = session.consent();
        return new SupportView(
                session.id(),
                slug,
                session.state(),
                session.staff(),
                session.write(),
                new Asked(request.reason(), request.minutes(), request.at(), request.lapsesAt()),
                new Consented(consent.by(), consent.startsAt(), consent.endsAt()));
    }

    /// @param minutes how long the session lasts from the consent on
    /// @param lapsesAt when the request is void without an answer
    record Asked(String reason, int minutes, Instant requestedAt, Instant lapsesAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Consented(
            @Nullable Who consentedBy,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {}
}
