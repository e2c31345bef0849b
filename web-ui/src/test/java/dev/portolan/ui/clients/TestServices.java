package dev.portolan.ui.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.session.TestSession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All services in one server, for pages without a browser. Tokens it gives by itself, all else as a test says; each
/// call is answered on a thread of its own.
public final class TestServices implements AutoCloseable {
    public static final TenantId TENANT = TenantId.parse("0190f3a2-0000-7000-8000-000000000001");

    private final HttpServer server;
    private final String scope;
    private final Function<Call, Answer> answers;
    private final AtomicInteger tokens = new AtomicInteger();

    private TestServices(HttpServer server, String scope, Function<Call, Answer> answers) {
        this.server = server;
        this.scope = scope;
        this.answers = answers;
    }

    /// @param scope what the person may do
    public static TestServices open(String scope, Function<Call, Answer> answers) throws IOException {
        var services = new TestServices(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0), scope, answers);
        services.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        services.server.createContext("/", services::handle);
        services.server.start();
        return services;
    }

    /// @param query empty for none
    public record Call(
            String method,
            String path,
            String query,
            String body,
            @Nullable String ifMatch) {}

    public record Answer(int status, String type, String body) {
        public static Answer of(int status, String json) {
            return new Answer(status, "application/json", json);
        }

        public static Answer problem(int status, String json) {
            return new Answer(status, "application/problem+json", json);
        }
    }

    public Wired clients() {
        return new Wired(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    /// How many tokens were asked for.
    public int tokens() {
        return tokens.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var address = exchange.getRequestURI();
        var query = address.getQuery();
        var call = new Call(
                exchange.getRequestMethod(),
                address.getPath(),
                query == null ? "" : query,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst("If-Match"));
        var answer = call.path().equals("/api/token") ? token() : answers.apply(call);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer token() {
        tokens.incrementAndGet();
        var claims = "{\"tenant_id\":\"%s\",\"scope\":\"%s\",\"exp\":4000000000}".formatted(TENANT, scope);
        return Answer.of(200, "{\"access_token\":\"" + TestSession.token(claims) + "\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
