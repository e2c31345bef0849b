package dev.portolan.ui.session;

import dev.portolan.contracts.Claims;
import dev.portolan.ui.clients.TokenSource;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One of the provider's people at work: what staff pages call services with. Safe to use from any thread.
public final class StaffSession implements TokenSource {
    private final Person person;
    private final TokenRenewal renewal;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Granted granted;

    StaffSession(Person person, TokenRenewal renewal) {
        this.person = person;
        this.renewal = renewal;
    }

    public Person person() {
        return person;
    }

    /// Whether one of the person's roles is enough; the services decide it again.
    public boolean may(StaffRight right) {
        return right.in(grant(false).roles());
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
    /// @throws dev.portolan.ui.clients.ProblemException `not-found` when the person is not of the staff
    StaffSession opened() {
        var _ = grant(false);
        return this;
    }

    private Granted grant(boolean anew) {
        lock.lock();
        try {
            var now = granted;
            if (now == null || anew || renewal.endsSoon(now.expiresAt())) {
                now = Granted.of(renewal.exchangeForStaff(person).accessToken());
                granted = now;
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    private record Granted(String token, Set<String> roles, Instant expiresAt) {
        static Granted of(String token) {
            var claims = TokenClaims.of(token);
            return new Granted(token, claims.texts(Claims.STAFF_ROLES), claims.expiresAt());
        }
    }
}
