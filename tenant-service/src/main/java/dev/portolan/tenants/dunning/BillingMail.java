package dev.portolan.tenants.dunning;

import dev.portolan.contracts.TenantId;
import java.time.Instant;
import java.util.UUID;

/// A mail that this process may send until its lease ends.
///
/// @param subject the owner it is for
/// @param attempt counts from 1; only the latest attempt may say how it ended
/// @param createdAt when it was planned
record BillingMail(UUID id, TenantId tenant, UUID invoice, Kind kind, String subject, int attempt, Instant createdAt) {
    /// What it is about.
    enum Kind {
        ISSUED,
        OVERDUE,
        SUSPENDED,
        PAID
    }
}
