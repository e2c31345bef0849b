package dev.portolan.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Three tenants made for the matrix: the one that calls, the other one, and one that is suspended; and the tokens of
/// those who may and may not.
final class MatrixTenants {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a long enough secret";

    private final Stack stack;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> staff = new HashMap<>();
    private final Map<Set<String>, String> lacking = new ConcurrentHashMap<>();
    private final Map<String, String> blind = new ConcurrentHashMap<>();
    private String voided = "";

    private MatrixTenants(Stack stack) {
        this.stack = stack;
    }

    static MatrixTenants make(Stack stack) {
        var made = new MatrixTenants(stack);
        for (var slug : List.of("matrix-own", "matrix-other", "matrix-shut")) {
            made.signUp(slug);
        }
        for (var role : List.of("operator", "support", "billing")) {
            made.staff.put(role, stack.token(role + "@portolan.test", null));
        }
        made.suspend();
        return made;
    }

    String own() {
        return "matrix-own";
    }

    String other() {
        return "matrix-other";
    }

    String suspended() {
        return "matrix-shut";
    }

    /// The owner's token of the tenant that calls.
    String owner() {
        return owners.get(own());
    }

    String suspendedOwner() {
        return owners.get(suspended());
    }

    /// A token of the suspended tenant's owner from before the suspension.
    String voided() {
        return voided;
    }

    String staff(String role) {
        return staff.get(role);
    }

    String id(String slug) {
        return claims(owners.get(slug)).path("tenant_id").asText();
    }

    /// An API token of the owner with every permission but these.
    String without(Set<String> permissions) {
        return lacking.computeIfAbsent(permissions, lacked -> makeToken(own(), owner(), lacked));
    }

    /// An API token of the owner of a demo tenant that may not read its catalog.
    String blind(String slug) {
        return blind.computeIfAbsent(slug, demo -> {
            var maker = stack.token("owner@" + demo + ".test", demo);
            return makeToken(demo, maker, Set.of("catalog.entity.read", "catalog.location.read"));
        });
    }

    private String makeToken(String slug, String maker, Set<String> permissions) {
        var scopes = new TreeSet<>(List.of(claims(maker).path("scope").asText().split(" ")));
        scopes.removeAll(permissions);
        ObjectNode body = JSON.createObjectNode().put("name", "without " + String.join(" ", permissions));
        scopes.forEach(body.putArray("scopes")::add);
        var answer = new Api(stack.url(8081), maker).post("/api/tenants/" + slug + "/tokens", body.toString());
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return answer.json().path("token").asText();
    }

    private void signUp(String slug) {
        var company = Company.of(stack, slug);
        var link = company.ask();
        company.confirm(link, PASSWORD);
        company.awaitActive(link);
        owners.put(slug, token(slug));
    }

    private String token(String slug) {
        return stack.token("owner@" + slug + ".test", slug, PASSWORD);
    }

    private void suspend() {
        voided = owners.get(suspended());
        var answer = new Api(stack.url(8081), staff("operator"))
                .post("/api/operator/tenants/" + suspended() + "/suspension", "{\"reason\": \"for the matrix\"}");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        owners.put(suspended(), token(suspended()));
        Awaitility.await("every service has heard of the suspension")
                .until(() -> Stream.of("8081 /members", "8082 /catalog/entities", "8083 /installations")
                        .map(call -> call.split(" ", 2))
                        .allMatch(call -> new Api(stack.url(Integer.parseInt(call[0])), suspendedOwner())
                                        .get("/api/tenants/" + suspended() + call[1])
                                        .status()
                                == 403));
    }

    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
