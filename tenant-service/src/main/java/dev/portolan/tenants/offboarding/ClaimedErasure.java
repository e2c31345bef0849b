package dev.portolan.tenants.offboarding;

import dev.portolan.contracts.TenantId;

/// A step that this process may run until its lease ends.
///
/// @param claim only the latest one may say how it ended
/// @param failures how often the step has failed so far
record ClaimedErasure(TenantId tenant, ErasureStep step, int claim, int failures) {}
