package dev.portolan.tenants.invitations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What became of an invitation.
public enum InvitationState {
    PENDING,
    ACCEPTED,
    REVOKED,
    /// Also a pending one whose time is over, whatever its row says.
    EXPIRED;

    /// Lower case.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
