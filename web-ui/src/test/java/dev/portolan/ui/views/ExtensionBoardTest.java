package dev.portolan.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Wired;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.TestPage;
import dev.portolan.ui.session.TestSession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Three plugins on one page: one that answers, one that takes its time, one that fails.
class ExtensionBoardTest {
    private static final String AT = "/api/tenants/acme/";

    private final CountDownLatch patience = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final TestPage page = new TestPage();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        var clients =
                new Wired(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        var desk = new ExtensionDesk(
                clients.plugins(),
                clients.views(),
                clients.catalog(),
                new PortalComponents(List.of()),
                new LiveChanges(),
                new Background());
        UI.setCurrent(page);
        var tenant = TestSession.of(new Slug("acme"), clients.accounts());
        page.add(new ExtensionBoard(desk, tenant, "home.widget", null));
    }

    @AfterEach
    void close() {
        patience.countDown();
        UI.setCurrent(null);
        server.stop(0);
    }

    @Test
    void aSlowCardAndOneThatFailsHoldUpNobody() {
        page.await(() -> text("good").contains("all is well"));
        page.await(() -> text("bad").contains("could not be loaded"));
        page.await(() -> text("slow").contains("what was good last"));

        assertThat(text("slow")).contains("From", "hours ago").doesNotContain("at last");
        assertThat(text("bad")).contains("The plugin is away.", "Try again");
        assertThat(text("good")).doesNotContain("From");

        patience.countDown();
        page.await(() -> text("slow").contains("at last"));
        assertThat(text("slow")).doesNotContain("what was good last", "hours ago");
    }

    @Test
    void oneThatFailedIsTriedAgainAlone() {
        page.await(() -> text("bad").contains("Try again"));
        var before = failures.get();

        var _ = page.access(() -> parts(card("bad"))
                .filter(part ->
                        part instanceof Button button && button.getText().equals("Try again"))
                .forEach(button -> ((Button) button).click()));

        page.await(() -> failures.get() > before);
        page.await(() -> text("good").contains("all is well"));
    }

    private String text(String extension) {
        return parts(page)
                .filter(part -> part.getId().orElse("").equals("card-acme-p-" + extension))
                .map(part -> part.getElement().getTextRecursively()
                        + parts(part)
                                .filter(Html.class::isInstance)
                                .map(html -> ((Html) html).getInnerHtml())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private Component card(String extension) {
        return parts(page)
                .filter(part -> part.getId().orElse("").equals("card-acme-p-" + extension))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> parts(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(ExtensionBoardTest::parts));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var last = "last=true".equals(exchange.getRequestURI().getQuery());
        if (path.equals("/api/token")) {
            send(exchange, 200, "{\"access_token\":\"" + TestSession.token("""
                    {"tenant_id":"0190f3a2-0000-7000-8000-000000000001","scope":"plugin.use","exp":4000000000}""") + "\"}");
        } else if (path.equals(AT + "extensions")) {
            send(exchange, 200, "{\"items\":[" + item("good") + "," + item("slow") + "," + item("bad") + "]}");
        } else if (last) {
            send(exchange, 200, path.endsWith("slow") ? view("what was good last", true) : view("", true));
        } else if (path.endsWith("bad")) {
            failures.incrementAndGet();
            send(
                    exchange,
                    503,
                    "{\"type\":\"https://portolan.dev/problems/unavailable\",\"status\":503,\"detail\":\"The plugin is away.\"}");
        } else {
            if (path.endsWith("slow")) {
                wait(patience);
            }
            send(exchange, 200, view(path.endsWith("slow") ? "at last" : "all is well", false));
        }
    }

    private static String item(String extension) {
        return "{\"publisher\":\"acme\",\"plugin\":\"p\",\"extension\":\"" + extension
                + "\",\"point\":\"home.widget\",\"title\":\"" + extension + "\"}";
    }

    private static String view(String text, boolean stale) {
        var view = text.isEmpty() ? "null" : "{\"block\":\"text\",\"markdown\":\"" + text + "\"}";
        return "{\"view\":" + view + ",\"at\":\"" + Instant.now().minusSeconds(stale ? 9_000 : 0) + "\",\"stale\":"
                + stale + "}";
    }

    private static void wait(CountDownLatch latch) {
        try {
            var _ = latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", status < 300 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
