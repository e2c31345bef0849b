package dev.portolan.tenants.members;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.problems.TenantProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the members of the current tenant. What changes their rights voids the tokens they hold.
@ApplicationScoped
@Transactional
public class MemberService {
    private static final UUID FIRST = new UUID(0, 0);

    private final MemberRepository rows;
    private final MemberQueries queries;
    private final Outbox outbox;
    private final CurrentTenant current;
    private final InstantSource time;

    MemberService(
            MemberRepository rows, MemberQueries queries, Outbox outbox, CurrentTenant current, InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.outbox = outbox;
        this.current = current;
        this.time = time;
    }

    /// Takes a person in, unless the person is in.
    public Member add(NewMember wanted) {
        return find(wanted.subject()).orElseGet(() -> {
            var row = new MemberRow();
            row.id = Ids.next();
            row.subject = wanted.subject();
            row.name = wanted.name();
            row.email = wanted.email();
            row.role = wanted.role();
            row.since = time.instant();
            rows.persist(row);
            return toDomain(row);
        });
    }

    public Optional<Member> find(String subject) {
        return queries.bySubject(subject).map(MemberService::toDomain);
    }

    /// The owner who has been one for longest.
    public Optional<Member> firstOwner() {
        return queries.inRole(Role.OWNER).stream().findFirst().map(MemberService::toDomain);
    }

    /// All owners, the one of longest standing first.
    public List<Member> owners() {
        return queries.inRole(Role.OWNER).stream().map(MemberService::toDomain).toList();
    }

    /// Lists members in the order in which they came.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    public Page<Member> page(@Nullable String cursor, int size) {
        var found = queries.after(cursor == null ? FIRST : position(cursor), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown.stream().map(MemberService::toDomain).toList(),
                found.size() > size ? Cursor.encode(shown.getLast().id) : null);
    }

    /// Gives a member another role, at once.
    ///
    /// @throws ProblemException `not-found`, or `last-owner` when no owner would be left
    public Member changeRole(String subject, Role role) {
        var row = queries.bySubject(subject).orElseThrow(ProblemException::notFound);
        if (row.role != role) {
            keepAnOwner(row);
            row.role = role;
            rows.flush();
            revoke(subject, "role changed");
        }
        return toDomain(row);
    }

    /// Puts a member out, at once; does nothing when there is none.
    ///
    /// @throws ProblemException `last-owner` when no owner would be left
    public void remove(String subject) {
        queries.bySubject(subject).ifPresent(row -> {
            keepAnOwner(row);
            rows.delete(row);
            rows.flush();
            revoke(subject, "no longer a member");
        });
    }

    private void keepAnOwner(MemberRow leaving) {
        if (leaving.role == Role.OWNER && queries.inRole(Role.OWNER).size() == 1) {
            throw new ProblemException(TenantProblem.LAST_OWNER, "Make somebody else an owner first.");
        }
    }

    private void revoke(String subject, String reason) {
        var tenant = current.id();
        outbox.append(
                Topics.ACCESS_REVOCATIONS,
                tenant.toString(),
                tenant,
                "access.revoked",
                new Revocation(tenant, subject, time.instant(), reason));
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    private static Member toDomain(MemberRow row) {
        return new Member(row.subject, row.name, row.email, row.role, row.since);
    }
}
