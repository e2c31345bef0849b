package dev.portolan.tenants.apitokens;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.identity.ApiTokenFormat;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the current tenant's tokens. The token itself is known only to whoever makes it, once.
@ApplicationScoped
@Transactional
class ApiTokenService {
    private static final UUID LAST = new UUID(-1, -1);
    private static final int SHOWN = ApiTokenFormat.PREFIX.length() + 4;
    /// How long a token is listed after it has stopped working.
    private static final Duration KEPT = Duration.ofDays(90);

    private final ApiTokenRepository rows;
    private final MemberService members;
    private final TenantService tenants;
    private final CurrentTenant current;
    private final Audit audit;
    private final ApiTokenConfig config;
    private final InstantSource time;

    ApiTokenService(
            ApiTokenRepository rows,
            MemberService members,
            TenantService tenants,
            CurrentTenant current,
            Audit audit,
            ApiTokenConfig config,
            InstantSource time) {
        this.rows = rows;
        this.members = members;
        this.tenants = tenants;
        this.current = current;
        this.audit = audit;
        this.config = config;
        this.time = time;
    }

    /// Makes a token that acts for its maker.
    ///
    /// @param permissions the maker's own: no token has others
    /// @throws ProblemException `invalid` at `/scopes` or `/expiresAt`, `forbidden` when the maker is no member, or
    ///     `too-many-tokens`
    Made make(Owner maker, Set<String> permissions, ApiTokenRequest request) {
        tenants.lock();
        var now = time.instant();
        requireOwnScopes(request.scopes(), permissions);
        var expires = expiry(request.expiresAt(), now);
        rows.sweep(now.minus(KEPT));
        if (rows.count(now) >= config.most()) {
            throw new ProblemException(
                    TenantProblem.TOO_MANY_TOKENS,
                    "The organization has %d API tokens, and may have no more. Revoke one that is not needed."
                            .formatted(config.most()));
        }
        var token = ApiTokenFormat.next();
        var made = new ApiToken(
                Ids.next(),
                request.name().strip(),
                token.substring(0, SHOWN),
                request.scopes().stream().distinct().toList(),
                maker,
                new ApiToken.Times(now, expires, null, null));
        if (!rows.insert(current.id(), made, ApiTokenFormat.hash(token))) {
            throw new ProblemException(Common.FORBIDDEN, "Only members make API tokens.");
        }
        audit.record(
                "token.created",
                target(made),
                new Change(Map.of(), Map.of("scopes", made.scopes(), "expiresAt", expires.toString()), null));
        return new Made(made, token);
    }

    /// Newest first.
    ///
    /// @param subject whose; absent for everybody's
    /// @throws ProblemException `invalid` at `cursor`
    Page<ApiToken> page(@Nullable String subject, @Nullable String cursor, int size) {
        var found = rows.before(cursor == null ? LAST : position(cursor), subject, size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown, found.size() > size ? Cursor.encode(shown.getLast().id()) : null);
    }

    /// Makes a token void, at once; does nothing when that was done before.
    ///
    /// @param subject whose it must be; absent for anybody's
    /// @throws ProblemException `not-found`
    void revoke(UUID id, @Nullable String subject) {
        var found = rows.find(id)
                .filter(token -> subject == null || subject.equals(token.owner().subject()))
                .orElseThrow(ProblemException::notFound);
        if (rows.revoke(id, time.instant())) {
            members.voidTokens(found.owner().subject(), "an API token was revoked");
            audit.record("token.revoked", target(found));
        }
    }

    private static void requireOwnScopes(List<String> scopes, Set<String> permissions) {
        var foreign = new ArrayList<Violation>();
        for (var i = 0; i < scopes.size(); i++) {
            if (!permissions.contains(scopes.get(i))) {
                foreign.add(new Violation(
                        "/scopes/" + i, "must be one of your own permissions, such as catalog.entity.read"));
            }
        }
        if (!foreign.isEmpty()) {
            throw new ProblemException(Common.INVALID, "See violations.", foreign);
        }
    }

    private Instant expiry(@Nullable Instant wanted, Instant now) {
        var expires = wanted == null ? now.plus(config.usualLife()) : wanted;
        var latest = now.plus(config.longestLife());
        if (!expires.isAfter(now) || expires.isAfter(latest)) {
            throw ProblemException.invalid(
                    "/expiresAt",
                    "must be in the future, and within %d days"
                            .formatted(config.longestLife().toDays()));
        }
        return expires;
    }

    private static Target target(ApiToken token) {
        return new Target("api-token", token.id().toString(), token.name());
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    /// @param token shown this once
    record Made(ApiToken info, String token) {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "Made[" + info.id() + "]";
        }
    }
}
