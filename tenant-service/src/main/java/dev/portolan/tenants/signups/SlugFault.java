package dev.portolan.tenants.signups;

import dev.portolan.contracts.Slug;
import org.jspecify.annotations.Nullable;

/// Says why a text cannot be a tenant's address.
final class SlugFault {
    static final String TAKEN = "is taken; choose another one";

    private SlugFault() {}

    /// @return null when it can be one, unless it is taken
    static @Nullable String of(String text) {
        try {
            return new Slug(text).reserved() ? "is reserved; choose another one" : null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
