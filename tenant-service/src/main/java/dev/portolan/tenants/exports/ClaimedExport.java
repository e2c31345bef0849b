package dev.portolan.tenants.exports;

import dev.portolan.contracts.TenantId;
import java.time.Instant;
import java.util.UUID;

/// An export that this process may work on until its lease ends.
///
/// @param attempt counts from 1; only the latest attempt may write
record ClaimedExport(UUID id, TenantId tenant, int attempt, Instant createdAt) {}
