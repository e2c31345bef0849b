package dev.portolan.ui.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The tokens that Keycloak gave one session.
///
/// @param refresh gets the next ones; absent when Keycloak gave none
record KeycloakTokens(String access, @Nullable String refresh, Instant expiresAt) {}
