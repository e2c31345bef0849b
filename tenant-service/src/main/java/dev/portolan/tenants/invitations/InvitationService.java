package dev.portolan.tenants.invitations;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.problems.ProblemType;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.invitations.Invitation.Inviter;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.members.NewMember;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.plans.Limits;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the current tenant's invitations. Whatever takes a seat or an e-mail address holds the tenant's row meanwhile.
@ApplicationScoped
@Transactional
class InvitationService {
    private static final UUID LAST = new UUID(-1, -1);

    private final InvitationRepository rows;
    private final MemberService members;
    private final Limits limits;
    private final TenantService tenants;
    private final CurrentTenant current;
    private final Audit audit;
    private final InvitationConfig config;
    private final InstantSource time;

    InvitationService(
            InvitationRepository rows,
            MemberService members,
            Limits limits,
            TenantService tenants,
            CurrentTenant current,
            Audit audit,
            InvitationConfig config,
            InstantSource time) {
        this.rows = rows;
        this.members = members;
        this.limits = limits;
        this.tenants = tenants;
        this.current = current;
        this.audit = audit;
        this.config = config;
        this.time = time;
    }

    /// Invites a person; the mail goes out soon after the transaction has committed.
    ///
    /// @throws ProblemException `forbidden`, `already-member`, `already-invited` or `plan-limit`
    Invitation invite(Inviter by, InvitationRequest request) {
        tenants.lock();
        requireOwnerFor(request.role(), by);
        var now = time.instant();
        rows.expire(request.mailbox(), now);
        requireRoom(request.mailbox());
        var wanted = new Invitation(
                Ids.next(),
                request.mailbox(),
                request.role(),
                InvitationState.PENDING,
                by,
                new Invitation.Times(now, now.plus(config.life()), null));
        if (!rows.insert(current.id(), wanted, request.message())) {
            throw invited();
        }
        audit.record(
                "member.invited",
                target(wanted),
                new Change(Map.of(), Map.of("role", request.role().toString()), null));
        return wanted;
    }

    /// Newest first.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    Page<Invitation> page(@Nullable String cursor, int size) {
        var found = rows.before(cursor == null ? LAST : position(cursor), size + 1, time.instant());
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown, found.size() > size ? Cursor.encode(shown.getLast().id()) : null);
    }

    /// Sends a new code, for a new while; the former works no more. An expired invitation comes to life again.
    ///
    /// @throws ProblemException `not-found`, `forbidden`, `invitation-over`, and what `invite` throws
    Invitation resend(Inviter by, UUID id) {
        tenants.lock();
        var now = time.instant();
        var found = get(id);
        requireOwnerFor(found.role(), by);
        if (found.state() == InvitationState.EXPIRED) {
            rows.expire(found.email(), now);
            requireRoom(found.email());
        }
        if (!rows.renew(id, now, now.plus(config.life()))) {
            throw over(found.state());
        }
        audit.record("invitation.resent", target(found));
        return get(id);
    }

    /// Voids an invitation; does nothing when that was done before.
    ///
    /// @throws ProblemException `not-found`, or `invitation-over` when it has been accepted
    void revoke(UUID id) {
        tenants.lock();
        var found = get(id);
        if (rows.revoke(id)) {
            audit.record("invitation.revoked", target(found));
        } else if (found.state() == InvitationState.ACCEPTED) {
            throw over(found.state());
        }
    }

    /// Takes a person in, once.
    ///
    /// @param code the code's hash
    /// @return false when the invitation has been accepted, revoked or renewed meanwhile
    boolean accept(Invitation invitation, byte[] code, Newcomer newcomer) {
        tenants.lock();
        if (!rows.accept(invitation.id(), code, newcomer, time.instant())) {
            return false;
        }
        // Invitations hold seats, but the plan may have become a smaller one since.
        limits.requireSeat();
        var member =
                members.add(new NewMember(newcomer.subject(), newcomer.name(), invitation.email(), invitation.role()));
        audit.record(
                "member.joined",
                new Target("member", member.subject(), member.name()),
                new Change(Map.of(), Map.of("role", member.role().toString()), null));
        return true;
    }

    static ProblemException over(InvitationState state) {
        return new ProblemException(
                TenantProblem.INVITATION_OVER,
                switch (state) {
                    case ACCEPTED -> "The invitation has been accepted. Sign in.";
                    case REVOKED -> "The invitation has been revoked. Ask whoever invited you.";
                    case EXPIRED -> "The invitation has expired. Ask whoever invited you to send it again.";
                    case PENDING -> "The invitation was sent anew. Use the link of the latest mail.";
                });
    }

    private Invitation get(UUID id) {
        return rows.find(id, time.instant()).orElseThrow(ProblemException::notFound);
    }

    private void requireOwnerFor(Role role, Inviter by) {
        if (role == Role.OWNER) {
            members.requireOwner(by.subject());
        }
    }

    private void requireRoom(String email) {
        if (members.findByEmail(email).isPresent()) {
            throw refused(TenantProblem.ALREADY_MEMBER, "belongs to a member; change the member's role instead");
        }
        if (rows.isInvited(email, time.instant())) {
            throw invited();
        }
        limits.requireSeat(() -> rows.open(time.instant()));
    }

    private static ProblemException invited() {
        return refused(TenantProblem.ALREADY_INVITED, "has a pending invitation; send that one again instead");
    }

    private static ProblemException refused(ProblemType type, String message) {
        return new ProblemException(type, "See violations.", List.of(new Violation("/email", message)));
    }

    private static Target target(Invitation invitation) {
        return new Target("invitation", invitation.id().toString(), invitation.email());
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }
}
