package dev.portolan.tenants.support;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.tenancy.CurrentActor;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.keycloak.Person;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.tenants.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Lets staff into the current tenant, once a token.
@ApplicationScoped
@Transactional
class AdmissionService {
    private final SupportSessionRepository rows;
    private final MemberService members;
    private final SupportAudit audit;
    private final CurrentTenant current;
    private final CurrentActor actor;
    private final InstantSource time;

    AdmissionService(
            SupportSessionRepository rows,
            MemberService members,
            SupportAudit audit,
            CurrentTenant current,
            CurrentActor actor,
            InstantSource time) {
        this.rows = rows;
        this.members = members;
        this.audit = audit;
        this.current = current;
        this.actor = actor;
        this.time = time;
    }

    /// Lets a person of the staff in, if the session is active and its owner still is one; on the record. Holds the
    /// session meanwhile, so that its end comes before or after, and never between the look and the token's time.
    Optional<Admission> admit(UUID id, Tenant tenant, Person staff) {
        var now = time.instant();
        return rows.locked(id)
                .map(row -> row.toDomain(current.id()))
                .filter(session -> session.state() == SupportState.ACTIVE && !session.overAt(now))
                .flatMap(session -> owner(session).map(owner -> {
                    actor.enter(
                            new Actor(Kind.STAFF, staff.subject(), staff.name(), owner.subject(), null, owner.name()));
                    audit.looked(session);
                    var until = Objects.requireNonNull(session.consent().endsAt());
                    return new Admission(tenant, staff, owner, SupportRights.of(session.write()), now, until);
                }));
    }

    private Optional<Member> owner(SupportSession session) {
        return Optional.ofNullable(session.consent().by())
                .flatMap(by -> members.find(by.subject()))
                .filter(member -> member.role().permissions().contains(Permissions.SUPPORT_CONSENT));
    }
}
