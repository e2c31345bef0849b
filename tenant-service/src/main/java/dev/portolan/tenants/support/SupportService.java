package dev.portolan.tenants.support;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.support.SupportSession.Who;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Leads the current tenant's support sessions from the request to their end.
@ApplicationScoped
@Transactional
class SupportService {
    private static final List<SupportState> OPEN = List.of(SupportState.REQUESTED, SupportState.ACTIVE);

    private final SupportSessionRepository rows;
    private final SupportSessionQueries queries;
    private final SupportAudit audit;
    private final Outbox outbox;
    private final CurrentTenant current;
    private final SupportConfig config;
    private final InstantSource time;

    SupportService(
            SupportSessionRepository rows,
            SupportSessionQueries queries,
            SupportAudit audit,
            Outbox outbox,
            CurrentTenant current,
            SupportConfig config,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.audit = audit;
        this.outbox = outbox;
        this.current = current;
        this.config = config;
        this.time = time;
    }

    /// What staff ask for.
    ///
    /// @param minutes 5 to 240, from the consent on
    record Wanted(Who staff, String reason, int minutes, boolean write) {}

    /// Asks the owners; they are told by mail soon.
    ///
    /// @throws ProblemException `support-session-open` when this person has one with the tenant
    SupportSession request(Wanted wanted) {
        if (queries.open(wanted.staff().subject(), OPEN).isPresent()) {
            throw SupportSessionRepository.open();
        }
        var row = new SupportSessionRow();
        row.id = Ids.next();
        row.reason = wanted.reason();
        row.minutes = wanted.minutes();
        row.write = wanted.write();
        row.state = SupportState.REQUESTED;
        row.staffSubject = wanted.staff().subject();
        row.staffName = wanted.staff().name();
        row.requestedAt = time.instant();
        row.lapsesAt = row.requestedAt.plus(config.requestLife());
        row.notifyAt = row.requestedAt;
        rows.add(row);
        var session = toDomain(row);
        audit.requested(session);
        return session;
    }

    /// Newest first.
    ///
    /// @param all whether those count that are not active
    List<SupportSession> before(boolean all, UUID before, int size) {
        var found = all ? queries.before(before, size) : queries.inState(SupportState.ACTIVE, before, size);
        return found.stream().map(this::toDomain).toList();
    }

    /// Lets staff in, from now on.
    ///
    /// @param by the owner in whose name they act
    /// @throws ProblemException `not-found`; `invalid` at `/write` when nobody asked for it;
    ///     `support-session-over` when it does not wait for an answer
    SupportSession consent(UUID id, Who by, boolean write) {
        var row = waiting(id);
        if (write && !row.write) {
            throw ProblemException.invalid("/write", "is more than was asked for; leave it out to let support read");
        }
        row.write = write;
        row.state = SupportState.ACTIVE;
        row.consentedBy = by.subject();
        row.consentedByName = by.name();
        row.startsAt = time.instant();
        row.endsAt = row.startsAt.plus(Duration.ofMinutes(row.minutes));
        row.notifyAt = null;
        rows.flush();
        var session = toDomain(row);
        audit.consented(session);
        return session;
    }

    /// @throws ProblemException `not-found`; `support-session-over` when it does not wait for an answer
    SupportSession refuse(UUID id) {
        var row = waiting(id);
        row.state = SupportState.REFUSED;
        row.notifyAt = null;
        rows.flush();
        var session = toDomain(row);
        audit.refused(session);
        return session;
    }

    /// Ends a session or takes a request back, at once; does nothing when it is over.
    ///
    /// @throws ProblemException `not-found`
    SupportSession end(UUID id) {
        var row = rows.locked(id).orElseThrow(ProblemException::notFound);
        if (toDomain(row).open()) {
            close(row, SupportState.ENDED, time.instant());
            audit.ended(toDomain(row));
        }
        return toDomain(row);
    }

    /// Notes that a session's time is over, if it is.
    void expire(UUID id) {
        rows.locked(id).filter(row -> toDomain(row).overAt(time.instant())).ifPresent(row -> {
            close(row, SupportState.EXPIRED, row.endsAt);
            audit.expired(toDomain(row));
        });
    }

    private void close(SupportSessionRow row, SupportState state, @Nullable Instant at) {
        var wasActive = row.state == SupportState.ACTIVE;
        row.state = state;
        row.notifyAt = null;
        if (wasActive) {
            row.endsAt = at;
            revoke(row.staffSubject);
        }
        rows.flush();
    }

    private void revoke(String staff) {
        var tenant = current.id();
        outbox.append(
                Topics.ACCESS_REVOCATIONS,
                tenant.toString(),
                tenant,
                "access.revoked",
                new Revocation(tenant, staff, time.instant(), "support session over"));
    }

    /// Takes the telling of the owners on, for a while: whoever else looks finds nothing to do.
    ///
    /// @return empty when another process has it, or it is done
    Optional<SupportSession> takeNotice(UUID id) {
        var now = time.instant();
        return rows.locked(id)
                .filter(row ->
                        row.state == SupportState.REQUESTED && row.notifyAt != null && !row.notifyAt.isAfter(now))
                .map(row -> {
                    row.notifyAt = now.plus(config.mailRetry());
                    return toDomain(row);
                });
    }

    /// The owners have been told.
    void told(UUID id) {
        rows.locked(id).ifPresent(row -> row.notifyAt = null);
    }

    private SupportSessionRow waiting(UUID id) {
        var row = rows.locked(id).orElseThrow(ProblemException::notFound);
        var session = toDomain(row);
        if (session.state() != SupportState.REQUESTED || session.overAt(time.instant())) {
            throw new ProblemException(
                    TenantProblem.SUPPORT_SESSION_OVER,
                    "The request does not wait for an answer any more: it is "
                            + (session.overAt(time.instant()) ? SupportState.EXPIRED : session.state()) + ".");
        }
        return row;
    }

    private SupportSession toDomain(SupportSessionRow row) {
        return row.toDomain(current.id());
    }
}
