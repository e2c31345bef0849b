package dev.portolan.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Wired;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// For how long what a person was granted in an organization is believed.
class GrantedTest {
    private static final Slug ACME = new Slug("acme");

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Person person;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/api/token", exchange -> {
            asked.incrementAndGet();
            var body = "{\"access_token\":\"" + TestSession.token("""
                    {"tenant_id":"0190f3a2-0000-7000-8000-000000000001","scope":"","exp":4000000000}""") + "\"}";
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        var services =
                new Wired(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        person = TestSession.of(ACME, services.accounts()).person();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void oneTokenServesAllPagesOfAnOrganization() {
        var _ = person.tenant(ACME).opened();
        var _ = person.tenant(ACME).opened();

        assertThat(asked).hasValue(1);
    }

    @Test
    void whoseOrganizationEndedIsAskedForAnewByTheNextPage() {
        person.tenant(ACME).opened().ended();

        var _ = person.tenant(ACME).opened();

        assertThat(asked).hasValue(2);
    }
}
