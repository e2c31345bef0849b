package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Problem.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads an error answer: RFC 9457, or the envelope that the Backstage-compatible addresses answer in.
final class ProblemReader {
    private ProblemReader() {}

    static ProblemException read(ObjectMapper json, Http.Service service, int status, byte[] body) {
        try {
            var node = json.readTree(body);
            if (node != null && node.path("error").isObject()) {
                var error = node.path("error");
                return new ProblemException(
                        status, slug(status), error.path("message").asText(), List.of());
            }
            if (node != null && node.path("errors").isArray()) {
                return new ProblemException(status, slug(status), "It is not valid.", faults(node.path("errors")));
            }
            if (node != null && node.has("type")) {
                var type = node.path("type").asText();
                var detail = node.path("detail").asText(node.path("title").asText());
                return new ProblemException(
                        status, type.substring(type.lastIndexOf('/') + 1), detail, violations(node.path("violations")));
            }
        } catch (IOException e) {
            // not JSON: what a proxy in between says is of no use to people
        }
        return status >= 500
                ? ProblemException.unavailable(service.title())
                : new ProblemException(status, slug(status), service.title() + " refused the request.", List.of());
    }

    private static List<Violation> violations(JsonNode node) {
        var violations = new ArrayList<Violation>();
        node.forEach(violation -> violations.add(new Violation(
                violation.path("pointer").asText(), violation.path("message").asText())));
        return violations;
    }

    /// As Backstage tells what is wrong with an entity: in words alone.
    private static List<Violation> faults(JsonNode node) {
        var faults = new ArrayList<Violation>();
        node.forEach(fault -> faults.add(new Violation("", fault.path("message").asText())));
        return faults;
    }

    private static String slug(int status) {
        return switch (status) {
            case 400 -> "invalid";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 409 -> "conflict";
            case 412 -> "precondition-failed";
            case 429 -> "too-many-requests";
            default -> status >= 500 ? "unavailable" : "refused";
        };
    }
}
