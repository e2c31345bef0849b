package dev.portolan.catalog.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.Problem;
import dev.portolan.kernel.problems.ProblemFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts the problems of the catalog's routes into the envelope that Backstage's clients read.
@ApplicationScoped
class BackstageErrorFormat implements ProblemFormat {
    private static final Pattern ROUTE = Pattern.compile("/api/tenants/[^/]+/catalog(/.*)?");
    /// What Backstage does not have answers as the rest of the portal does.
    private static final Pattern OWN = Pattern.compile("/entities/by-name/[^/]+/[^/]+/[^/]+(/history(/.*)?)?");
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    @Override
    public Optional<Response> render(Problem problem, String method, UriInfo uri) {
        var path = ROUTE.matcher(uri.getRequestUri().getRawPath());
        if (!path.matches()) {
            return Optional.empty();
        }
        var within = path.group(1) == null ? "/" : path.group(1);
        var own = OWN.matcher(within);
        if (own.matches() && (own.group(1) != null || !method.equals("GET"))) {
            return Optional.empty();
        }
        var query = uri.getRequestUri().getRawQuery();
        var status = problem.status() == UNSUPPORTED_MEDIA_TYPE ? BAD_REQUEST : problem.status();
        if (status == NOT_FOUND && uri.getMatchedURIs().isEmpty()) {
            return Optional.of(Response.status(NOT_FOUND).build());
        }
        var body = new Envelope(
                new Failure(name(status), message(problem)),
                new Request(method, query == null ? within : within + "?" + query),
                new Answer(status));
        return Optional.of(Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build());
    }

    private static String name(int status) {
        return switch (status) {
            case 400 -> "InputError";
            case 401 -> "AuthenticationError";
            case 403 -> "NotAllowedError";
            case 404 -> "NotFoundError";
            case 409 -> "ConflictError";
            case 501 -> "NotImplementedError";
            case 503 -> "ServiceUnavailableError";
            default -> "Error";
        };
    }

    private static String message(Problem problem) {
        if (problem.status() == UNSUPPORTED_MEDIA_TYPE) {
            return "unsupported media type, expected application/json";
        }
        var violations = problem.violations();
        if (violations != null && !violations.isEmpty()) {
            return violations.stream()
                    .map(violation -> violation.pointer() + " " + violation.message())
                    .collect(Collectors.joining("; "));
        }
        return problem.detail() == null ? problem.title() : problem.detail();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Envelope(Failure error, Request request, Answer response) {}

    /// @param name what clients branch on
    record Failure(String name, String message) {}

    /// @param url within the catalog's routes
    record Request(String method, String url) {}

    record Answer(int statusCode) {}
}
