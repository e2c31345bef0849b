package dev.portolan.catalog.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Called by the hosts of repositories, which have no token: what they send is signed with the secret of the
/// connection. Whatever is wrong before that is known to hold has one answer.
@Path("/api/tenants/{tenant}/sources/webhooks")
@RunOnVirtualThread
class WebhookResource {
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final WebhookService webhooks;
    private final WebhookRate rate;
    private final TenantStates tenants;
    private final TenantScope scope;
    private final ObjectMapper json;

    WebhookResource(
            WebhookService webhooks, WebhookRate rate, TenantStates tenants, TenantScope scope, ObjectMapper json) {
        this.webhooks = webhooks;
        this.rate = rate;
        this.tenants = tenants;
        this.scope = scope;
        this.json = json;
    }

    /// Has the sources read that lie in the repository that was pushed to.
    @POST
    @Path("{connection}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @PermitAll
    public Received receive(
            @PathParam("tenant") String slug,
            @PathParam("connection") UUID connection,
            @Context HttpHeaders headers,
            byte[] body) {
        if (body.length > MOST_BYTES) {
            throw new ProblemException(Common.TOO_LARGE, "A webhook may send at most %d bytes.".formatted(MOST_BYTES));
        }
        rate.take(connection);
        var tenant = tenants.bySlug(slug)
                .filter(state -> state.state() != TenantLifecycle.SUSPENDED && state.state() != TenantLifecycle.DELETED)
                .map(TenantState::id)
                .orElseThrow(ProblemException::notFound);
        return scope.call(tenant, () -> {
            var hook = webhooks.hook(connection)
                    .filter(found -> Signatures.holds(found.kind(), found.secret(), body, headers::getHeaderString))
                    .orElseThrow(ProblemException::notFound);
            return new Received(webhooks.pushed(connection, hook, push(body, hook.host())));
        });
    }

    private Push push(byte[] body, String host) {
        try {
            return Push.of(json.readTree(body), host);
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid("", "is not JSON: let the webhook send application/json");
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    /// @param sources how many are read now
    record Received(int sources) {}
}
