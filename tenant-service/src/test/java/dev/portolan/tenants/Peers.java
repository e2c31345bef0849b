package dev.portolan.tenants;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Those that tenant-service speaks to: a real SMTP server, and small fakes of Keycloak, catalog-service and
/// plugin-manager on one HTTP server. Tests live in another class loader and ask it over HTTP, under `/control`; see
/// [World].
public final class Peers implements QuarkusTestResourceLifecycleManager {
    static final String ADDRESS = "tenants.test.peers";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final GreenMail mail =
            new GreenMail(ServerSetup.verbose(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp")}));
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            mail.start();
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            var keycloak = new FakeKeycloak(address + "/kc");
            server.createContext("/kc", recorded(keycloak::answer));
            server.createContext("/catalog", recorded(new FakeServices("catalog")::answer));
            server.createContext("/plugins", recorded(new FakeServices("plugins")::answer));
            server.createContext(
                    "/keys", exchange -> Reply.of(200, TestKeys.published()).send(exchange));
            server.createContext(
                    "/control/requests", exchange -> Reply.json(200, requests).send(exchange));
            server.createContext(
                    "/control/mails", exchange -> failing(this::mails).send(exchange));
            server.createContext(
                    "/control/token",
                    exchange -> Reply.of(200, keycloak.token(query(exchange))).send(exchange));
            server.start();
            System.setProperty(ADDRESS, address);
            return Map.ofEntries(
                    Map.entry("portolan.keycloak.url", address + "/kc"),
                    Map.entry("portolan.services.catalog-service", address + "/catalog"),
                    Map.entry("portolan.services.plugin-manager", address + "/plugins"),
                    Map.entry("portolan.services.web-ui", "http://localhost:8080"),
                    Map.entry("portolan.tokens.jwks-url", address + "/keys"),
                    Map.entry("portolan.issuer.key-files", "${portolan.test.key-file}"),
                    Map.entry("portolan.clients.catalog-service.secret", "catalog-service-secret"),
                    Map.entry("portolan.clients.plugin-manager.secret", "plugin-manager-secret"),
                    Map.entry("portolan.clients.web-ui.secret", "web-ui-secret"),
                    Map.entry("portolan.provisioning.first-retry", "50ms"),
                    Map.entry("portolan.provisioning.poll", "200ms"),
                    Map.entry("portolan.plans.sweep", "300ms"),
                    Map.entry("portolan.signups.per-address", "0"),
                    Map.entry("portolan.invitations.per-address", "0"),
                    Map.entry("portolan.invitations.first-retry", "50ms"),
                    Map.entry("portolan.invitations.poll", "200ms"),
                    Map.entry("portolan.invoices.automatic", "false"),
                    Map.entry("portolan.invoices.poll", "200ms"),
                    Map.entry("portolan.invoices.provider.address", "Harbour Street 1,20457 Hamburg"),
                    Map.entry("portolan.dunning.poll", "200ms"),
                    Map.entry("portolan.dunning.mail.poll", "200ms"),
                    Map.entry("portolan.exports.poll", "100ms"),
                    Map.entry("portolan.exports.first-retry", "50ms"),
                    Map.entry("portolan.offboarding.poll", "100ms"),
                    Map.entry("portolan.offboarding.first-retry", "50ms"),
                    Map.entry("portolan.offboarding.settle", "200ms"),
                    Map.entry("quarkus.mailer.from", "Portolan <no-reply@portolan.test>"),
                    Map.entry("quarkus.mailer.host", "127.0.0.1"),
                    Map.entry(
                            "quarkus.mailer.port", String.valueOf(mail.getSmtp().getPort())),
                    Map.entry("quarkus.mailer.own-host-name", "localhost"),
                    Map.entry("quarkus.mailer.start-tls", "DISABLED"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
        mail.stop();
    }

    private HttpHandler recorded(Handler handler) {
        return exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(Map.of(
                    "method",
                    exchange.getRequestMethod(),
                    "path",
                    exchange.getRequestURI().toString(),
                    "authorization",
                    authorization == null ? "" : authorization,
                    "body",
                    body));
            handler.answer(exchange.getRequestMethod(), exchange.getRequestURI(), body)
                    .send(exchange);
        };
    }

    private static Reply failing(Supplier<Object> answer) throws IOException {
        try {
            return Reply.json(200, answer.get());
        } catch (RuntimeException e) {
            return Reply.of(500, e.toString());
        }
    }

    private List<Map<String, String>> mails() {
        // Content handlers of mail are looked up there.
        Thread.currentThread().setContextClassLoader(Peers.class.getClassLoader());
        var found = new ArrayList<Map<String, String>>();
        for (var message : mail.getReceivedMessages()) {
            try {
                var parts = new HashMap<String, String>();
                collect(message, parts);
                parts.put("to", message.getAllRecipients()[0].toString());
                parts.put("from", message.getFrom()[0].toString());
                parts.put("subject", message.getSubject());
                found.add(parts);
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static void collect(MimeMessage message, Map<String, String> parts) throws MessagingException, IOException {
        if (!(message.getContent() instanceof MimeMultipart content)) {
            throw new IllegalStateException("not a multipart mail: " + message.getContentType());
        }
        for (var i = 0; i < content.getCount(); i++) {
            var part = content.getBodyPart(i);
            parts.put(part.isMimeType("text/html") ? "html" : "text", String.valueOf(part.getContent()));
        }
    }

    static Map<String, String> query(HttpExchange exchange) {
        return Reply.fields(exchange.getRequestURI().getRawQuery());
    }

    static ObjectMapper json() {
        return JSON;
    }

    @FunctionalInterface
    interface Handler {
        Reply answer(String method, URI uri, String body) throws IOException;
    }
}
