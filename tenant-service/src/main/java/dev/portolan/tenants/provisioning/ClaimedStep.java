package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.TenantId;
import java.time.Instant;
import java.util.UUID;

/// A step that this process may run until its lease ends.
///
/// @param attempt counts from 1; only the latest attempt may say how it ended
/// @param createdAt when the step was planned
record ClaimedStep(UUID id, TenantId tenant, StepName name, int attempt, Instant createdAt) {}
