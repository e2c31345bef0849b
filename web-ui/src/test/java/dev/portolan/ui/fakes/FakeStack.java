package dev.portolan.ui.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// One server for everything that web-ui calls. The tenants are `acme` (full), `fresh` (empty), `broken` (every
/// service but the tokens fails), `globex` (an admin's), `viewer` (few permissions), `owing` (a bill is overdue),
/// `halted` and `stopped` (suspended, for an owner and a viewer), `leaving` (being closed), `helped` (open to staff in
/// a support session). Usage: `FakeStack PORT`.
final class FakeStack {
    private static final String VIEWER =
            "tenant.read member.read catalog.entity.read catalog.location.read plugin.read plugin.use";
    private static final String DEVELOPER =
            VIEWER + " catalog.entity.refresh catalog.location.write catalog.entity.write token.manage event.read";
    private static final String ADMIN = DEVELOPER + " catalog.entity.delete plugin.install plugin.configure"
            + " plugin.enable catalog.connection.manage member.manage usage.read billing.read audit.read";
    private static final String OWNER = ADMIN + " billing.manage support.consent tenant.export tenant.offboard";
    private static final Map<String, String> SCOPES =
            Map.of("viewer", VIEWER, "developer", DEVELOPER, "admin", ADMIN, "owner", OWNER);
    /// The role that the person has in each organization.
    private static final Map<String, String> ROLES = Map.of(
            "acme", "owner", "fresh", "owner", "broken", "owner", "viewer", "viewer", "globex", "admin", "halted",
            "owner", "stopped", "viewer", "owing", "owner", "leaving", "owner");
    private final FakeTokens tokens = new FakeTokens();
    private final FakeAnswers answers = new FakeAnswers();
    private final Map<String, String> nonces = new HashMap<>();
    private final Map<String, String> roles = new ConcurrentHashMap<>(ROLES);
    private final String base;
    private final @Nullable FakeTopics topics = Boolean.getBoolean("fake.kafka") ? new FakeTopics() : null;

    private FakeStack(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(arguments[0]);
        var stack = new FakeStack("http://localhost:" + port);
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try {
                stack.handle(exchange);
            } catch (RuntimeException e) {
                e.printStackTrace(System.err);
                answer(exchange, 500, "{}");
            }
        });
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var query = parameters(exchange.getRequestURI().getRawQuery());
        if (path.startsWith("/fake/")) {
            change(exchange, path, query);
        } else if (path.startsWith("/realms/portolan")) {
            keycloak(exchange, path.substring("/realms/portolan".length()), query);
        } else if (path.contains("/screenshots/")) {
            var picture = FakeMarketplace.screenshot(path.substring(path.lastIndexOf('/') + 1));
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        } else if (path.equals("/api/token")) {
            token(exchange, parameters(body));
        } else {
            var tenant = path.startsWith("/api/tenants/") ? path.split("/", -1)[3] : "";
            if (tenant.equals("broken")) {
                answer(exchange, 503, "{}");
                return;
            }
            if (tenant.matches("halted|stopped") && !path.matches(".*/(billing|exports).*")) {
                answer(exchange, 403, """
                        {"type":"https://portolan.dev/problems/tenant-suspended","title":"Suspended","status":403,"detail":"This organization is suspended. An owner or admin can find out why under Settings, Invoices."}""");
                return;
            }
            var answer = answers.answer(exchange.getRequestMethod(), path, query, body);
            if (answer.delayMs() > 0) {
                pause(answer.delayMs());
            }
            answer(exchange, answer.status(), answer.json());
        }
    }

    /// `/fake/role?tenant=acme&role=viewer` (`role=none` takes the membership away) and `/fake/state?state=suspended`
    /// change what open pages have to notice; `/fake/elsewhere` lets somebody else configure a plugin, and
    /// `/fake/staff?roles=operator,billing&mode=empty` says what staff are and see.
    private void change(HttpExchange exchange, String path, Map<String, String> query) throws IOException {
        var tenant = query.getOrDefault("tenant", "acme");
        if (path.equals("/fake/staff")) {
            answers.staff(query.getOrDefault("roles", ""), query.getOrDefault("mode", "full"));
        } else if (path.equals("/fake/elsewhere")) {
            answers.elsewhere();
        } else if (path.equals("/fake/role")) {
            var role = query.getOrDefault("role", "none");
            if (role.equals("none")) {
                roles.remove(tenant);
            } else {
                roles.put(tenant, role);
            }
            topics().revoked("8f14e45f");
        } else {
            topics().state(tenant, query.getOrDefault("state", "active"));
        }
        answer(exchange, 200, "{}");
    }

    private FakeTopics topics() {
        var known = topics;
        if (known == null) {
            throw new IllegalStateException("start it with -Dfake.kafka=true");
        }
        return known;
    }

    private void keycloak(HttpExchange exchange, String path, Map<String, String> query) throws IOException {
        var realm = base + "/realms/portolan";
        switch (path) {
            case "/.well-known/openid-configuration" -> answer(exchange, 200, """
                        {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/protocol/openid-connect/token",
                         "jwks_uri":"%1$s/certs","end_session_endpoint":"%1$s/logout","userinfo_endpoint":"%1$s/userinfo"}""".formatted(realm));
            case "/certs" -> answer(exchange, 200, tokens.keySet());
            case "/auth" -> {
                var code = Long.toHexString(System.nanoTime());
                nonces.put(code, query.getOrDefault("nonce", ""));
                redirect(exchange, query.get("redirect_uri") + "?state=" + query.get("state") + "&code=" + code);
            }
            case "/protocol/openid-connect/token" -> {
                var now = Instant.now().getEpochSecond();
                var life = Long.getLong("fake.life", 300);
                var claims = """
                        {"iss":"%s","aud":"web-ui","azp":"web-ui","sub":"8f14e45f","name":"Ada Okafor","preferred_username":"owner@acme.test",
                         "email":"owner@acme.test","iat":%d,"exp":%d,"typ":"%s"}""";
                var access = tokens.sign(claims.formatted(realm, now, now + life, "Bearer"));
                var id = tokens.sign(claims.formatted(realm, now, now + life, "ID"));
                answer(exchange, 200, """
                        {"access_token":"%s","id_token":"%s","refresh_token":"%s","expires_in":%d,"refresh_expires_in":1800,"token_type":"Bearer"}""".formatted(access, id, access, life));
            }
            case "/logout" -> redirect(exchange, query.getOrDefault("post_logout_redirect_uri", "/"));
            default -> answer(exchange, 404, "{}");
        }
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (form.getOrDefault("scope", "").equals("staff")) {
            staffToken(exchange);
            return;
        }
        var tenant = form.getOrDefault("scope", "").replace("tenant:", "");
        var role = roles.get(tenant);
        if (tenant.equals("helped") && !answers.staffRoles().equals("[]")) {
            grant(exchange, tenant, OWNER, "\"act\":{\"sub\":\"8f14e45f\",\"name\":\"Ada Okafor\"}");
            return;
        }
        if (role == null) {
            answer(exchange, 404, """
                    {"type":"https://portolan.dev/problems/not-found","title":"Not found","status":404,"detail":"There is no such tenant."}""");
            return;
        }
        grant(exchange, tenant, SCOPES.getOrDefault(role, VIEWER), "\"role\":\"" + role + "\"");
    }

    private void grant(HttpExchange exchange, String tenant, String scope, String claim) throws IOException {
        var now = Instant.now().getEpochSecond();
        var token = tokens.sign("""
                {"iss":"https://portolan.dev/tenant-service","aud":"portolan","sub":"8f14e45f","use":"tenant","scope":"%s",
                 "tenant_id":"0190f3a2-0000-7000-8000-000000000001","tenant":"%s","plan":"business",%s,"iat":%d,"exp":%d}""".formatted(scope, tenant, claim, now, now + 600));
        answer(exchange, 200, """
                {"access_token":"%s","token_type":"Bearer","expires_in":600,"scope":"%s"}""".formatted(token, scope));
    }

    private void staffToken(HttpExchange exchange) throws IOException {
        var staffRoles = answers.staffRoles();
        if (staffRoles.equals("[]")) {
            answer(exchange, 404, """
                    {"type":"https://portolan.dev/problems/not-found","title":"Not found","status":404,"detail":"There is nothing here."}""");
            return;
        }
        var now = Instant.now().getEpochSecond();
        var token = tokens.sign("""
                {"iss":"https://portolan.dev/tenant-service","aud":"portolan","sub":"8f14e45f","use":"staff","scope":"plugin.read",
                 "staff_roles":%s,"iat":%d,"exp":%d}""".formatted(staffRoles, now, now + 600));
        answer(exchange, 200, """
                {"access_token":"%s","token_type":"Bearer","expires_in":600,"scope":"plugin.read"}""".formatted(token));
    }

    private static Map<String, String> parameters(String text) {
        var parameters = new HashMap<String, String>();
        if (text != null) {
            for (var pair : text.split("&", -1)) {
                var at = pair.indexOf('=');
                if (at > 0) {
                    parameters.merge(
                            pair.substring(0, at),
                            URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8),
                            (one, other) -> one + "|" + other);
                }
            }
        }
        return parameters;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
