package dev.portolan.ui.session;

import dev.portolan.contracts.Claims;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.TokenSource;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One person in one organization: what pages call services with. Safe to use from any thread.
public final class TenantSession implements TokenSource {
    private final Slug slug;
    private final Person person;
    private final TokenRenewal renewal;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Granted granted;

    TenantSession(Slug slug, Person person, TokenRenewal renewal) {
        this.slug = slug;
        this.person = person;
        this.renewal = renewal;
    }

    public Slug slug() {
        return slug;
    }

    public Person person() {
        return person;
    }

    public TenantId tenant() {
        return grant(false).tenant();
    }

    /// The member's role, for display.
    public String role() {
        return grant(false).access().role();
    }

    public String plan() {
        return grant(false).plan();
    }

    /// Whether the member has this permission; pages only leave out by it what a service would refuse.
    public boolean may(String permission) {
        return grant(false).access().permissions().contains(permission);
    }

    /// What the member may do now, to be compared with what it may do later.
    public Access access() {
        return grant(false).access();
    }

    /// Who of the provider's staff acts in the member's name; empty for members themselves.
    public Optional<String> staff() {
        return Optional.of(grant(false).staff()).filter(name -> !name.isEmpty());
    }

    /// Asks anew what the member may do. Blocks.
    ///
    /// @throws ProblemException `not-found` when the person is no member any more
    public Access refreshed() {
        return grant(true).access();
    }

    /// Gives up what was granted: whoever opens a page of the organization from now on asks anew.
    public void ended() {
        person.forget(slug);
    }

    @Override
    public String current() {
        return grant(false).token();
    }

    @Override
    public String renewed() {
        return grant(true).token();
    }

    /// Makes sure that there is a token.
    ///
    /// @throws ProblemException `not-found` when there is no such organization, or none for this person
    TenantSession opened() {
        var _ = grant(false);
        return this;
    }

    private Granted grant(boolean anew) {
        lock.lock();
        try {
            var now = granted;
            if (now == null || anew || renewal.endsSoon(now.expiresAt())) {
                now = Granted.of(renewal.exchange(person, slug).accessToken());
                granted = now;
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    /// @param role for display
    public record Access(String role, Set<String> permissions) {
        public Access {
            permissions = Set.copyOf(permissions);
        }
    }

    private record Granted(String token, TenantId tenant, Access access, String plan, String staff, Instant expiresAt) {
        static Granted of(String token) {
            var claims = TokenClaims.of(token);
            return new Granted(
                    token,
                    TenantId.parse(claims.text(Claims.TENANT_ID)),
                    new Access(claims.text(Claims.ROLE), claims.scope()),
                    claims.text(Claims.PLAN),
                    claims.text(Claims.ACT, "name"),
                    claims.expiresAt());
        }
    }
}
