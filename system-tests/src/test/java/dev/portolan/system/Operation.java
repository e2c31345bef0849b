package dev.portolan.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One operation of a service, as its API document describes it.
///
/// @param port of the service, without an offset
/// @param contentType of the body it takes; empty when it takes none
record Operation(int port, String method, String path, String contentType, Access access) {
    /// The services by port.
    static final Map<Integer, String> SERVICES =
            Map.of(8081, "tenant-service", 8082, "catalog-service", 8083, "plugin-manager");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "head");
    private static final String TENANT = "/api/tenants/{tenant}";
    private static final String NOTHING = "00000000-0000-7000-8000-000000000000";

    /// Who may call it: `x-access` of the document.
    sealed interface Access {
        /// Somebody in the tenant who has all of these.
        record Permissions(Set<String> names) implements Access {}

        /// The provider's staff in one of these roles, or another service.
        record Roles(Set<String> names) implements Access {}

        /// Everybody, without a token.
        record Anyone() implements Access {}
    }

    /// Every operation of every service, from the documents that the running services serve.
    static List<Operation> all(Stack stack) {
        var found = new ArrayList<Operation>();
        SERVICES.keySet().forEach(port -> found.addAll(of(stack, port)));
        return found;
    }

    private static List<Operation> of(Stack stack, int port) {
        var document =
                new Api(stack.url(port), null).get("/q/openapi?format=json").json();
        var found = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> of(port, path.getKey(), method.getKey(), method.getValue()))
                        .forEach(found::add));
        return found;
    }

    private static Operation of(int port, String path, String method, JsonNode operation) {
        var types = operation.path("requestBody").path("content").fieldNames();
        var access = operation.path("x-access");
        return new Operation(
                port, method.toUpperCase(Locale.ROOT), path, types.hasNext() ? types.next() : "", access(path, access));
    }

    private static Access access(String path, JsonNode access) {
        if (access.path("anyone").asBoolean()) {
            return new Access.Anyone();
        }
        if (access.has("permissions")) {
            return new Access.Permissions(texts(access.path("permissions")));
        }
        if (access.has("roles")) {
            return new Access.Roles(texts(access.path("roles")));
        }
        throw new IllegalStateException(path + " does not say who may call it");
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    String service() {
        return SERVICES.get(port);
    }

    /// Webhooks lie in a tenant, but their callers have no token of it: what they send is signed.
    boolean ofTenant() {
        return path.startsWith(TENANT) && !path.startsWith(TENANT + "/sources/webhooks/");
    }

    /// What a suspended tenant keeps: its bills, and the way out for its data.
    boolean openWhenSuspended() {
        return path.startsWith(TENANT + "/billing") || path.startsWith(TENANT + "/exports");
    }

    /// Calls it with ids of nothing, and with an empty object where it takes a body.
    Api.Answer call(Stack stack, String tenant, String token) {
        var address = path.replace("{tenant}", tenant)
                .replace("{slug}", tenant)
                .replace("{publisher}", "portolan")
                .replace("{plugin}", "announcements")
                .replaceAll("\\{[^}]+}", NOTHING);
        var body = contentType.isEmpty() ? null : "{}";
        return new Api(stack.url(port), token).call(method, address, contentType, body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
