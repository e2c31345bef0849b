package dev.portolan.tenants.signups;

import dev.portolan.tenants.keycloak.NewAccount;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a new customer fills in.
///
/// @param email the future owner's; the code goes there
/// @param plan absent for a trial of `business`
/// @param trial whether the plan is tried first; absent means that it is not, where one is named
record SignupRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE, message = UNPRINTABLE)
        String organization,

        @NotNull @ValidSlug String slug,

        @NotBlank
        @Size(max = 254)
        @Email(regexp = "[^\\s@]+@[^\\s@]+\\.[^\\s@.]+", message = "must be an e-mail address")
        String email,

        @NotBlank @Size(max = 100) @Pattern(regexp = NewAccount.NAME, message = NewAccount.NO_NAME)
        String givenName,

        @NotBlank @Size(max = 100) @Pattern(regexp = NewAccount.NAME, message = NewAccount.NO_NAME)
        String familyName,

        @Nullable String plan,
        @Nullable Boolean trial) {
    static final String PRINTABLE = "[^\\p{Cntrl}<>]*";
    static final String UNPRINTABLE = "must not have line breaks, < or >";
    static final String TRIAL_PLAN = "business";

    String mailbox() {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    boolean onTrial() {
        return plan == null || Boolean.TRUE.equals(trial);
    }

    String planOrTrial() {
        return plan == null ? TRIAL_PLAN : plan;
    }

    /// One text for requests that are the same.
    String fingerprint() {
        var wish = plan + (trial == null ? "" : " " + trial);
        return String.join("\n", organization, slug, mailbox(), givenName, familyName, wish);
    }
}
