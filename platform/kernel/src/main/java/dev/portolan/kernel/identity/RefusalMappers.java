package dev.portolan.kernel.identity;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.problems.ProblemRenderer;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Says why a caller was turned away, in the one order: no or bad token 401, a tenant that is not the token's 404,
/// suspended 403, permission 403.
class RefusalMappers {
    private final ProblemRenderer renderer;
    private final CurrentIdentityAssociation identities;
    private final Gate gate;

    RefusalMappers(ProblemRenderer renderer, CurrentIdentityAssociation identities, Gate gate) {
        this.renderer = renderer;
        this.identities = identities;
        this.gate = gate;
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e, ContainerRequestContext request) {
        var why = e.getCause() instanceof ProblemException problem
                ? problem
                : new ProblemException(Common.INVALID_TOKEN, "The token is not one of this portal's.");
        return renderer.render(why, request);
    }

    @ServerExceptionMapper
    Response noToken(UnauthorizedException e, ContainerRequestContext request) {
        return renderer.render(Gate.unauthenticated(), request);
    }

    @ServerExceptionMapper
    Response noPermission(ForbiddenException e, ContainerRequestContext request) {
        var why = gate.refusal(identities.getIdentity(), request.getUriInfo())
                .orElseGet(() -> new ProblemException(
                        Common.FORBIDDEN, "Your role does not permit this. Ask an admin of your organization."));
        return renderer.render(why, request);
    }
}
