package dev.portolan.kernel.identity;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who makes the current request. Only for requests with a token.
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// What the token says; may be kept beyond the request.
    ///
    /// @throws IllegalStateException when the request has no token
    public TokenClaims claims() {
        if (identity.getAttribute(BearerIdentity.CLAIMS) instanceof TokenClaims claims) {
            return claims;
        }
        throw new IllegalStateException("the request has no token");
    }

    public String subject() {
        return claims().subject();
    }

    /// The name to show, or the subject where there is none.
    public String displayName() {
        return person().map(TokenClaims.Person::name).orElse(subject());
    }

    /// Who acts in the caller's name: a member of the staff, in a support session.
    public Optional<TokenClaims.Acting> acting() {
        return claims() instanceof TokenClaims.Member member ? Optional.ofNullable(member.act()) : Optional.empty();
    }

    public Optional<String> email() {
        return person().map(TokenClaims.Person::email);
    }

    /// Whether a program makes the request, with an API token of the subject's.
    public boolean isProgram() {
        return person().map(TokenClaims.Person::apiToken).isPresent();
    }

    public Set<String> permissions() {
        return claims().permissions();
    }

    public boolean may(String permission) {
        return permissions().contains(permission);
    }

    /// The tenant the token is for.
    ///
    /// @throws IllegalStateException when it is for none
    public TokenClaims.Tenant tenant() {
        return switch (claims()) {
            case TokenClaims.Member member -> member.tenant();
            case TokenClaims.Staff _, TokenClaims.Service _ -> throw new IllegalStateException("no tenant's token");
        };
    }

    /// Empty unless the caller is staff.
    public Set<String> staffRoles() {
        return switch (claims()) {
            case TokenClaims.Staff staff -> staff.roles();
            case TokenClaims.Member _, TokenClaims.Service _ -> Set.of();
        };
    }

    /// The token, for calls to another service in the caller's name; for an API token, the tenant token it stands for.
    public String bearer() {
        return identity.getCredential(TokenCredential.class).getToken();
    }

    public Instant expiresAt() {
        return claims().lifetime().expiresAt();
    }

    private Optional<TokenClaims.Person> person() {
        return switch (claims()) {
            case TokenClaims.Member member -> Optional.of(member.person());
            case TokenClaims.Staff staff -> Optional.of(staff.person());
            case TokenClaims.Service _ -> Optional.empty();
        };
    }
}
