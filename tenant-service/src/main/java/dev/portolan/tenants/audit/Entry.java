package dev.portolan.tenants.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import java.time.Instant;
import java.util.UUID;

/// One act, with its place in the tenant's record. All of it is covered by the entry's hash.
///
/// @param id the event's
/// @param seq from 1 on, without a gap
/// @param at when it was done, to the microsecond
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(UUID id, long seq, Instant at, Actor actor, String action, Target target, Change change) {}
