package dev.portolan.tenants.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// One entry of demo-users.json, from which the local realm is made, too.
///
/// @param id the person's id at Keycloak
/// @param tenant slug of the demo tenant the person belongs to; absent for staff
/// @param staffRole absent for members
@JsonIgnoreProperties(ignoreUnknown = true)
record DemoPerson(
        String id,
        String email,
        String givenName,
        String familyName,
        @Nullable String tenant,
        @Nullable String role,
        @Nullable String staffRole) {}
