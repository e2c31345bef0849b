package dev.portolan.tenants.signups;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.rates.Rate;
import dev.portolan.tenants.rates.RateLimitService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Limits sign-ups by network address, and mails by sign-up: the address that gets them may be somebody else's.
@ApplicationScoped
class SignupLimits {
    private final RateLimitService limits;
    private final SignupConfig config;

    SignupLimits(RateLimitService limits, SignupConfig config) {
        this.limits = limits;
        this.config = config;
    }

    /// Counts one sign-up.
    ///
    /// @param address in numbers, as the connection or a trusted proxy has it
    /// @throws ProblemException `too-many-requests`
    void admit(String address) {
        limits.admitAddress(
                address,
                new Rate(
                        "signup",
                        config.perAddress(),
                        config.window(),
                        "Too many sign-ups from your network. Please try again later."));
    }

    /// Counts one further mail.
    ///
    /// @throws ProblemException `too-many-requests`
    void admitMail(UUID signup) {
        limits.admit(
                signup.toString(),
                new Rate(
                        "signup-mail",
                        config.mails(),
                        config.window(),
                        "The mail was sent several times. Please look among unwanted mail, and try again later."));
    }

    void sweep() {
        limits.sweep();
    }
}
