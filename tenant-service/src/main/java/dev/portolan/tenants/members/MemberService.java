package dev.portolan.tenants.members;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final TenantService tenants;
    private final RightsPublisher publisher;
    private final Audit audit;
    private final InstantSource time;

    MemberService(
            MemberRepository rows,
            MemberQueries queries,
            TenantService tenants,
            RightsPublisher publisher,
            Audit audit,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.tenants = tenants;
        this.publisher = publisher;
        this.audit = audit;
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

    /// @param email lower case
    public Optional<Member> findByEmail(String email) {
        return queries.byEmail(email).stream().findFirst().map(MemberService::toDomain);
    }

    /// The owner who has been one for longest.
    public Optional<Member> firstOwner() {
        return queries.inRole(Role.OWNER).stream().findFirst().map(MemberService::toDomain);
    }

    /// All owners, the one who has been one for longest first.
    public List<Member> owners() {
        return queries.inRole(Role.OWNER).stream().map(MemberService::toDomain).toList();
    }

    /// Lists members in the order in which they came.
    ///
    /// @param text part of a name or an e-mail address, in any case; absent for all
    /// @throws ProblemException `invalid` at `cursor`
    public Page<Member> page(@Nullable String text, @Nullable String cursor, int size) {
        var found = queries.after(cursor == null ? FIRST : position(cursor), pattern(text), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown.stream().map(MemberService::toDomain).toList(),
                found.size() > size ? Cursor.encode(shown.getLast().id) : null);
    }

    /// Gives a member another role, at once.
    ///
    /// @param by whoever does it: only an owner makes or unmakes owners
    /// @throws ProblemException `not-found`, `forbidden`, or `last-owner` when no owner would be left
    public Member changeRole(String by, String subject, Role role) {
        tenants.lock();
        var row = queries.bySubject(subject).orElseThrow(ProblemException::notFound);
        var before = row.role;
        if (before != role) {
            if (before == Role.OWNER || role == Role.OWNER) {
                requireOwner(by);
            }
            keepAnOwner(row);
            row.role = role;
            rows.flush();
            publisher.revoked(subject, "role changed");
            audit.record(
                    "member.role-changed",
                    target(row),
                    new Change(Map.of("role", before.toString()), Map.of("role", role.toString()), null));
        }
        return toDomain(row);
    }

    /// Puts a member out, at once, with the member's API tokens.
    ///
    /// @param by whoever does it: only an owner removes another owner
    /// @throws ProblemException `not-found`, `forbidden`, or `last-owner` when no owner would be left
    public void remove(String by, String subject) {
        tenants.lock();
        var row = queries.bySubject(subject).orElseThrow(ProblemException::notFound);
        var leaves = by.equals(subject);
        if (row.role == Role.OWNER && !leaves) {
            requireOwner(by);
        }
        keepAnOwner(row);
        rows.delete(row);
        rows.flush();
        publisher.revoked(subject, "no longer a member");
        audit.record(
                leaves ? "member.left" : "member.removed",
                target(row),
                new Change(Map.of("role", row.role.toString()), Map.of(), null));
    }

    /// Voids what a member and the member's programs hold; they get new tokens, where they still may. Call it when the
    /// changed rows have been written.
    public void voidTokens(String subject, String reason) {
        publisher.revoked(subject, reason);
    }

    /// Ends the request unless this member is an owner now, whatever the token says.
    ///
    /// @throws ProblemException `forbidden`
    public void requireOwner(String subject) {
        if (queries.bySubject(subject).filter(row -> row.role == Role.OWNER).isEmpty()) {
            throw new ProblemException(
                    Common.FORBIDDEN, "Only an owner may make or unmake owners. Ask an owner of your organization.");
        }
    }

    // The tenant's row is held: two owners who remove each other at once come one after the other.
    private void keepAnOwner(MemberRow leaving) {
        if (leaving.role == Role.OWNER && queries.inRole(Role.OWNER).size() == 1) {
            throw new ProblemException(TenantProblem.LAST_OWNER, "Make somebody else an owner first.");
        }
    }

    private static String pattern(@Nullable String text) {
        return text == null || text.isBlank()
                ? "%"
                : "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private static Target target(MemberRow row) {
        return new Target("member", row.subject, row.name);
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    private static Member toDomain(MemberRow row) {
        return new Member(row.subject, row.name, row.email, row.role, row.since, row.lastSeen);
    }
}
