package dev.portolan.kernel.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.portolan.contracts.Problem;
import dev.portolan.contracts.Problem.Violation;
import io.quarkus.logging.Log;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns every exception that leaves a resource into a [Problem]. No other class maps exceptions to responses, but the
/// refusals of identity.
class ProblemMappers {
    private final ProblemRenderer renderer;

    ProblemMappers(ProblemRenderer renderer) {
        this.renderer = renderer;
    }

    @ServerExceptionMapper
    Response known(ProblemException e, ContainerRequestContext request) {
        return renderer.render(e, request);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, ContainerRequestContext request) {
        var violations = e.getConstraintViolations().stream()
                .map(v -> new Violation(pointer(v.getPropertyPath()), v.getMessage()))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return renderer.render(Common.INVALID, "See violations.", violations, request);
    }

    /// The path starts with the method and the parameter: for a body they go, for a parameter its name is what counts.
    private static String pointer(Path path) {
        var nodes = StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .toList();
        if (nodes.size() == 1 && nodes.getFirst().getKind() == ElementKind.PARAMETER) {
            return String.valueOf(nodes.getFirst().getName());
        }
        return nodes.stream()
                .filter(node -> node.getKind() != ElementKind.PARAMETER)
                .map(node -> (node.getIndex() == null ? "" : "/" + node.getIndex())
                        + (node.getName() == null ? "" : "/" + node.getName()))
                .collect(Collectors.joining());
    }

    // Quarkus maps this subclass itself, to an empty 400, unless the application does.
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, ContainerRequestContext request) {
        return unreadable(e, request);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e, ContainerRequestContext request) {
        var violations =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? List.of(new Violation(pointer(mapping), reason(mapping)))
                        : List.<Violation>of();
        return renderer.render(
                Common.INVALID, "The body is not the JSON that this resource takes.", violations, request);
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }

    // Only our own value types' messages go out: Jackson's name Java classes.
    private static String reason(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "is not known here; known are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "));
            default ->
                e.getCause() instanceof IllegalArgumentException ours
                        ? String.valueOf(ours.getMessage())
                        : "has the wrong type";
        };
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, ContainerRequestContext request) {
        var response = e.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        switch (e.getCause()) {
            case JsonProcessingException json -> {
                return unreadable(json, request);
            }
            // Quarkus wraps what a parameter converter throws in a 404.
            case ProblemException problem -> {
                return known(problem, request);
            }
            case null, default -> {}
        }
        var status = response.getStatusInfo();
        if (status.getStatusCode() == 404) {
            return known(ProblemException.notFound(), request);
        }
        return renderer.render(
                new Problem(
                        URI.create("about:blank"),
                        status.getReasonPhrase(),
                        status.getStatusCode(),
                        status.getReasonPhrase() + ".",
                        URI.create(request.getUriInfo().getRequestUri().getRawPath()),
                        List.of()),
                request);
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e, ContainerRequestContext request) {
        if (Outage.isBehind(e)) {
            Log.warnf(
                    "database away method=%s path=%s: %s",
                    request.getMethod(), request.getUriInfo().getPath(), e);
            return renderer.render(
                    Common.UNAVAILABLE,
                    "The database does not answer right now. Try again in a moment.",
                    List.of(),
                    request);
        }
        Log.errorf(
                e,
                "request failed method=%s path=%s",
                request.getMethod(),
                request.getUriInfo().getPath());
        return renderer.render(Common.INTERNAL, "The failure has been logged.", List.of(), request);
    }
}
