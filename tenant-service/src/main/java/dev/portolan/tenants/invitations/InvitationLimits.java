package dev.portolan.tenants.invitations;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.rates.Rate;
import dev.portolan.tenants.rates.RateLimitService;
import jakarta.enterprise.context.ApplicationScoped;

/// Limits how many mails an organization has sent, and how often strangers ask.
@ApplicationScoped
class InvitationLimits {
    private final RateLimitService limits;
    private final InvitationConfig config;

    InvitationLimits(RateLimitService limits, InvitationConfig config) {
        this.limits = limits;
        this.config = config;
    }

    /// Counts one mail.
    ///
    /// @throws ProblemException `too-many-requests`
    void admitMail(TenantId tenant) {
        limits.admit(
                tenant.toString(),
                new Rate(
                        "invitation-mail",
                        config.mails(),
                        config.window(),
                        "Your organization has sent many invitations. Please send further ones later."));
    }

    /// Counts one question of somebody without a token.
    ///
    /// @param address in numbers, as the connection or a trusted proxy has it
    /// @throws ProblemException `too-many-requests`
    void admit(String address) {
        limits.admitAddress(
                address,
                new Rate(
                        "invitation",
                        config.perAddress(),
                        config.window(),
                        "Too many requests from your network. Please try again later."));
    }
}
