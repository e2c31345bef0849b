package dev.portolan.tenants.invitations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whether an account was made for an acceptance, or was there.
public enum AccountKind {
    CREATED,
    EXISTING;

    /// Lower case.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
