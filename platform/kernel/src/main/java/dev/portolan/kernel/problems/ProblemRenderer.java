package dev.portolan.kernel.problems;

import dev.portolan.contracts.Problem;
import dev.portolan.contracts.Problem.Current;
import dev.portolan.contracts.Problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the response of a problem: `application/problem+json`, or what a [ProblemFormat] makes of it.
@ApplicationScoped
public class ProblemRenderer {
    private final Instance<ProblemFormat> formats;

    ProblemRenderer(@Any Instance<ProblemFormat> formats) {
        this.formats = formats;
    }

    public Response render(ProblemException e, ContainerRequestContext request) {
        var problem = problem(
                e.type(),
                String.valueOf(e.getMessage()),
                e.violations(),
                e.current().orElse(null),
                request);
        var response = Response.fromResponse(render(problem, request));
        e.retryAfter()
                .ifPresent(wait -> response.header(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, wait.plusMillis(999).toSeconds())));
        if (e.type().status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    public Response render(
            ProblemType type, String detail, List<Violation> violations, ContainerRequestContext request) {
        return render(problem(type, detail, violations, null, request), request);
    }

    private static Problem problem(
            ProblemType type,
            String detail,
            List<Violation> violations,
            @Nullable Current current,
            ContainerRequestContext request) {
        return new Problem(
                Problem.TYPES.resolve(type.slug()),
                type.title(),
                type.status(),
                detail,
                URI.create(request.getUriInfo().getRequestUri().getRawPath()),
                violations,
                current);
    }

    public Response render(Problem problem, ContainerRequestContext request) {
        for (var format : formats) {
            var special = format.render(problem, request.getMethod(), request.getUriInfo());
            if (special.isPresent()) {
                return special.get();
            }
        }
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
