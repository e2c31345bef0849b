package dev.portolan.tenants.apitokens;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token to make.
///
/// @param name for people, to tell tokens apart
/// @param expiresAt absent for the usual life
record ApiTokenRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}<>]*", message = "must not have line breaks, < or >")
        String name,

        @NotEmpty @Size(max = 50) List<@NotNull @Size(max = 100) String> scopes,

        @Nullable Instant expiresAt) {}
