package dev.portolan.tenants.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person in a tenant.
///
/// @param subject the person's id at Keycloak
/// @param lastSeen when the person, or a program of theirs, last got a token for the tenant; absent for never
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(
        String subject,
        String name,
        String email,
        Role role,
        Instant since,
        @Nullable Instant lastSeen) {}
