package dev.portolan.kernel.identity;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.kernel.tenancy.ActorSource;
import io.quarkus.arc.Arc;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the actor in the token of the current request.
@ApplicationScoped
class CallerActor implements ActorSource {
    private static final String PLUGIN = "plugin:";

    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest request;

    CallerActor(CurrentIdentityAssociation identities, CurrentVertxRequest request) {
        this.identities = identities;
        this.request = request;
    }

    @Override
    public Optional<Actor> current() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        try {
            return identities.getIdentity().getAttribute(BearerIdentity.CLAIMS) instanceof TokenClaims claims
                    ? Optional.of(actor(claims))
                    : Optional.empty();
        } catch (AuthenticationFailedException e) {
            return Optional.empty(); // a public route that carries a foreign token
        }
    }

    private Actor actor(TokenClaims claims) {
        return switch (claims) {
            case TokenClaims.Member member -> member(member, member.act());
            case TokenClaims.Staff staff ->
                new Actor(Kind.STAFF, staff.subject(), staff.person().name(), null, address());
            case TokenClaims.Service service -> new Actor(Kind.SERVICE, service.subject(), null, null, address());
        };
    }

    private Actor member(TokenClaims.Member member, TokenClaims.@Nullable Acting act) {
        var name = member.person().name();
        return act == null
                ? new Actor(kind(member), member.subject(), name, null, address())
                : new Actor(Kind.STAFF, act.subject(), act.name(), member.subject(), address(), name);
    }

    private static Kind kind(TokenClaims.Member member) {
        if (member.person().apiToken() != null) {
            return Kind.API_TOKEN;
        }
        return member.subject().startsWith(PLUGIN) ? Kind.PLUGIN : Kind.MEMBER;
    }

    @Override
    public @Nullable String address() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        var routing = request.getCurrent();
        var remote = routing == null ? null : routing.request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }
}
