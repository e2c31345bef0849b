package dev.portolan.ui.session;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.TokenSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Somebody who is signed in, in one browser session. Safe to use from any thread.
public final class Person {
    private final String subject;
    private final String name;
    private final String email;
    private final TokenRenewal renewal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Slug, TenantSession> tenants = new ConcurrentHashMap<>();
    private KeycloakTokens tokens;
    private @Nullable StaffSession staff;

    Person(TokenClaims claims, KeycloakTokens tokens, TokenRenewal renewal) {
        this.subject = claims.text("sub");
        this.name = claims.text("name").isEmpty() ? claims.text("preferred_username") : claims.text("name");
        this.email = claims.text("email");
        this.tokens = tokens;
        this.renewal = renewal;
    }

    public String subject() {
        return subject;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    /// Keycloak's own token, for `/api/me` and for exchanges.
    public TokenSource keycloak() {
        return new TokenSource() {
            @Override
            public String current() {
                return accessToken();
            }

            @Override
            public String renewed() {
                return accessToken();
            }
        };
    }

    String accessToken() {
        lock.lock();
        try {
            tokens = renewal.fresh(tokens);
            return tokens.access();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the tokens of a page load, which are newer than those of this session.
    void renewWith(KeycloakTokens newer) {
        lock.lock();
        try {
            tokens = newer;
        } finally {
            lock.unlock();
        }
    }

    TenantSession tenant(Slug slug) {
        return tenants.computeIfAbsent(slug, wanted -> new TenantSession(wanted, this, renewal));
    }

    StaffSession staff() {
        lock.lock();
        try {
            var known = staff;
            if (known == null) {
                known = new StaffSession(this, renewal);
                staff = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    void forget(Slug slug) {
        tenants.remove(slug);
    }
}
