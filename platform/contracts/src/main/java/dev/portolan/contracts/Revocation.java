package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Value of `portolan.access.revocations`: tokens issued before `before` are void.
///
/// @param tenant whose tokens
/// @param subject whose tokens within the tenant, be it as the token's subject or as who acts for it (`act`); absent
///     means everybody's
/// @param before tokens whose `iat_ms` is earlier than this are void
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revocation(TenantId tenant, @Nullable String subject, Instant before, String reason) {}
