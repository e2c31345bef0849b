package dev.portolan.tenants.invitations;

import dev.portolan.tenants.members.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whom to invite.
///
/// @param message a few words of the inviter's, for the mail
record InvitationRequest(
        @NotBlank
        @Size(max = 254)
        @Email(regexp = "[^\\s@]+@[^\\s@]+\\.[^\\s@.]+", message = "must be an e-mail address")
        String email,

        @NotNull Role role,

        @Size(max = 500) @Pattern(regexp = WORDS, message = NO_WORDS) @Nullable
        String message) {
    /// Our mails carry no links but ours.
    private static final String WORDS = "(?s)(?!.*(?:://|(?i:www\\.)))[^<>\\p{Cntrl}]*(?:[\\n\\r\\t][^<>\\p{Cntrl}]*)*";

    private static final String NO_WORDS = "must have no web addresses and no < or >";

    String mailbox() {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
