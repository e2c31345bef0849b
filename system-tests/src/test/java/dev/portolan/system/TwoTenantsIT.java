package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One tenant's token against everything of another's: every route that the services say they have.
@Order(20)
@Timeout(300)
class TwoTenantsIT {
    private static final Map<Integer, String> SERVICES = Map.of(8081, "tenant", 8082, "catalog", 8083, "plugin");

    private final Stack stack = Stack.demo();

    record Route(int service, String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Route> tenantRoutes() throws IOException {
        var routes = new ArrayList<Route>();
        for (var service : SERVICES.keySet()) {
            var document = new Api(Stack.demo().url(service), null).get("/q/openapi");
            JsonNode paths = new ObjectMapper(new YAMLFactory())
                    .readTree(document.body())
                    .path("paths");
            paths.fields()
                    .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                        if (path.getKey().startsWith("/api/tenants/{tenant}") && isMethod(method)) {
                            routes.add(new Route(service, method.toUpperCase(Locale.ROOT), path.getKey()));
                        }
                    }));
        }
        assertThat(routes).as("routes found").hasSizeGreaterThan(30);
        return routes.stream();
    }

    private static boolean isMethod(String name) {
        return List.of("get", "put", "post", "patch", "delete", "head").contains(name);
    }

    @ParameterizedTest
    @MethodSource("tenantRoutes")
    void anotherTenantsRouteDoesNotExist(Route route) {
        var foreign = call(route, "globex", tokens("acme"));
        var missing = call(route, "no-such-tenant", tokens("acme"));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().replace("globex", "no-such-tenant")).isEqualTo(missing.body());
    }

    @ParameterizedTest
    @MethodSource("tenantRoutes")
    void withoutATokenThereIsNothing(Route route) {
        assertThat(call(route, "acme", null).status()).isEqualTo(401);
    }

    @Test
    void noRowCountChanges() throws Exception {
        var token = tokens("acme");
        var before = counts();

        tenantRoutes().forEach(route -> call(route, "globex", token));

        assertThat(counts()).isEqualTo(before);
    }

    private Api.Answer call(Route route, String tenant, String token) {
        var path = route.path()
                .replace("{tenant}", tenant)
                .replace("{publisher}", "portolan")
                .replace("{plugin}", "announcements")
                .replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
        var body = Stream.of("POST", "PUT", "PATCH").anyMatch(route.method()::equals) ? "{}" : null;
        return new Api(stack.url(route.service()), token).call(route.method(), path, body);
    }

    private static String tokens(String tenant) {
        return Tokens.OWNERS.computeIfAbsent(tenant, slug -> Stack.demo().token("owner@" + slug + ".test", slug));
    }

    private Map<String, Long> counts() throws Exception {
        var counts = new TreeMap<String, Long>();
        for (var database : SERVICES.values()) {
            try (var connection = Databases.superuser(stack, database);
                    var statement = connection.createStatement()) {
                var tables = new ArrayList<String>();
                try (var names = statement.executeQuery(
                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
                    while (names.next()) {
                        tables.add(names.getString(1));
                    }
                }
                for (var table : tables) {
                    if (List.of("outbox", "rate_limit", "bucket").contains(table)) {
                        continue;
                    }
                    try (var count = statement.executeQuery("select count(*) from " + table)) {
                        count.next();
                        counts.put(database + "." + table, count.getLong(1));
                    }
                }
            }
        }
        return counts;
    }

    private static final class Tokens {
        static final Map<String, String> OWNERS = new ConcurrentHashMap<>();
    }
}
