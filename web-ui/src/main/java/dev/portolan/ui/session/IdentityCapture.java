package dev.portolan.ui.session;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.WrappedSession;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Puts the person whom quarkus-oidc knows into the session, whenever a page is loaded. What an open page asks later
/// does not pass through Keycloak's code flow: it finds the person here.
@ApplicationScoped
class IdentityCapture {
    private static final Logger LOG = Logger.getLogger(IdentityCapture.class);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final CurrentIdentityAssociation identities;
    private final TokenRenewal renewal;

    IdentityCapture(CurrentIdentityAssociation identities, TokenRenewal renewal) {
        this.identities = identities;
        this.renewal = renewal;
    }

    void init(@Observes ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(
                page -> capture(page.getVaadinRequest().getWrappedSession()));
    }

    private void capture(WrappedSession session) {
        try {
            var identity = identities.getDeferredIdentity().await().atMost(PATIENCE);
            var access = identity.isAnonymous() ? null : identity.getCredential(AccessTokenCredential.class);
            if (access != null) {
                put(session, identity, access);
            }
        } catch (RuntimeException e) {
            // a public page with a session cookie that is no longer good: the visitor simply is not signed in
            LOG.debugf("no identity on a public page: %s", e.toString());
        }
    }

    private void put(WrappedSession session, SecurityIdentity identity, AccessTokenCredential access) {
        var refresh = access.getRefreshToken();
        var tokens = new KeycloakTokens(
                access.getToken(),
                refresh == null ? null : refresh.getToken(),
                TokenClaims.of(access.getToken()).expiresAt());
        var id = identity.getCredential(IdTokenCredential.class);
        var claims = TokenClaims.of(id == null ? access.getToken() : id.getToken());
        var known = SignedIn.in(session).filter(person -> person.subject().equals(claims.text("sub")));
        known.ifPresentOrElse(
                person -> person.renewWith(tokens), () -> SignedIn.set(session, new Person(claims, tokens, renewal)));
    }
}
