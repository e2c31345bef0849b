package dev.portolan.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The catalog as those who fill it use it, by mouse in a real browser: a file is uploaded and replaced, an entity is
/// written, changed and put back, a connection is tried, another portal's catalog is taken over, and all of it is
/// found.
@Order(35)
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogLoopIT {
    private static final String SLUG = "umbrella";
    private static final String PASSWORD = "a long enough secret";
    private static final String TEAMS = """
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata:
              name: research
              title: Research
            spec:
              type: team
              children: []
            """;
    private static final String PAGER = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: night-pager
              title: %s
            spec:
              type: service
              lifecycle: production
              owner: group:default/research
            """;

    private static final Stack STACK = Stack.demo();
    private static Chrome chrome;
    private static Page owner;
    private static HttpServer backstage;

    @BeforeAll
    static void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        var company = Company.of(STACK, SLUG);
        var link = company.ask();
        company.confirm(link, PASSWORD);
        company.awaitActive(link);
        backstage = backstage();
        chrome = new Chrome(STACK);
        owner = chrome.person();
        Chrome.signIn(owner, "/" + SLUG + "/sources", company.email(), PASSWORD);
        assertThat(owner.locator("#add-first-source")).isVisible();
    }

    @AfterAll
    static void close() {
        chrome.close();
        backstage.stop(0);
    }

    @AfterEach
    void picture(TestInfo test) {
        Chrome.picture(test, "catalog", owner);
    }

    @Test
    @Order(1)
    void anUploadIsLookedAtAndRegistered() {
        owner.navigate("/" + SLUG + "/sources/new?way=upload");
        owner.locator("#name input").fill("teams.yaml");
        owner.locator("#content textarea").fill(TEAMS);
        owner.locator("#preview").click();
        assertThat(owner.locator("#preview-result")).containsText("research");
        owner.locator("#register-source").click();

        assertThat(owner.locator("#source")).containsText("teams.yaml");
        owner.locator("#source-entities").click();
        assertThat(owner.locator("#entities")).containsText("Research");
        assertThat(owner.locator("#filter-source input")).hasValue("teams.yaml");
        assertThat(owner.url()).contains("/catalog?source=");
    }

    @Test
    @Order(2)
    void anUploadIsReplacedFromItsPresentText() {
        owner.navigate("/" + SLUG + "/sources");
        owner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("teams.yaml"))
                .click();
        owner.locator("#replace-content").click();
        var text = owner.locator("#content textarea");
        assertThat(text).hasValue(TEAMS);

        text.fill(TEAMS + "---\n" + TEAMS.replace("research", "night-shift").replace("Research", "Night shift"));
        owner.locator("#save-content").click();

        assertThat(owner.locator("#save-content")).not().isAttached();
        assertThat(owner.locator("#source-entities")).containsText("3 in the catalog");
        owner.locator("#source-entities").click();
        assertThat(owner.locator("#entities")).containsText("Night shift");
    }

    @Test
    @Order(3)
    void anEntityIsWrittenAndChanged() {
        owner.navigate("/" + SLUG + "/catalog/new");
        assertThat(owner.locator("#yaml textarea")).hasValue(Pattern.compile("my-component"));
        write(PAGER.formatted("Night pager"));
        owner.locator("#review").click();
        assertThat(heading()).containsText("Night pager");

        owner.locator("#edit-entity").click();
        assertThat(owner.locator("#yaml textarea")).hasValue(Pattern.compile("night-pager"));
        write(PAGER.formatted("Day pager"));
        owner.locator("#review").click();
        assertThat(owner.locator("#review-dialog")).containsText("Day pager");
        owner.locator("#save-entity").click();

        assertThat(heading()).containsText("Day pager");
    }

    @Test
    @Order(4)
    void itsHistoryLeadsBack() {
        owner.navigate("/" + SLUG + "/catalog/default/component/night-pager/history");
        assertThat(owner.locator("#history")).containsText("Olga Owner");
        owner.locator("#version-1").click();
        assertThat(owner.locator("#version")).containsText("title: Night pager");
        owner.locator("#version")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Go back to version 1"))
                .click();
        owner.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Go back").setExact(true))
                .click();

        assertThat(heading()).containsText("Night pager");
        owner.navigate("/" + SLUG + "/catalog/default/component/night-pager/history");
        assertThat(owner.locator("#version-3")).isVisible();
    }

    @Test
    @Order(5)
    void aConnectionIsTried() {
        var host = "localhost:" + backstage.getAddress().getPort();
        owner.navigate("/" + SLUG + "/settings/connections");
        owner.locator("#add-first-connection").click();
        owner.locator("#connection-kind").click();
        owner.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Another host"))
                .click();
        // each kind of host proposes its own
        assertThat(owner.locator("#connection-host input")).hasValue("");
        owner.locator("#connection-host input").fill(host);
        owner.locator("#connection-token input").fill("a-token");
        owner.locator("#save-connection").click();
        assertThat(owner.locator("#connections")).containsText(host);

        owner.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Test, " + host))
                .click();
        owner.locator("#test-url input").fill("http://" + host + "/catalog-info.yaml");
        owner.locator("#run-test").click();
        assertThat(owner.locator("#test-result")).containsText("The file can be read.");

        owner.locator("#test-url input").fill("http://" + host + "/missing.yaml");
        owner.locator("#run-test").click();
        assertThat(owner.locator("#test-result")).containsText("there is no such file");
    }

    @Test
    @Order(6)
    void anotherPortalsCatalogIsTakenOver() {
        owner.navigate("/" + SLUG + "/sources/import");
        owner.locator("#import-url input")
                .fill("http://localhost:" + backstage.getAddress().getPort());
        owner.locator("#import-token input").fill(STACK.token("owner@acme.test", "acme"));
        owner.locator("#start-import").click();
        owner.locator("#confirm-import").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        assertThat(owner.locator("#import-items")).containsText("default/");

        owner.locator("#confirm-import").click();

        assertThat(owner.locator("#import")).containsText("The import is done");
        owner.navigate("/" + SLUG + "/catalog?kind=component&q=checkout");
        assertThat(owner.locator("#entities")).containsText("Checkout");
    }

    @Test
    @Order(7)
    void allOfItIsFound() {
        owner.navigate("/" + SLUG + "/search?q=night");
        assertThat(owner.locator("#results")).containsText("Night pager");
        assertThat(owner.locator("#results")).containsText("Night shift");

        owner.navigate("/" + SLUG + "/search?q=chekout");
        assertThat(owner.locator("#results")).containsText("Checkout");
    }

    // What is typed goes to the portal when the typist pauses.
    private static void write(String yaml) {
        owner.locator("#yaml textarea").fill(yaml);
        assertThat(owner.locator(".save-bar .status")).containsText("Not saved yet.");
    }

    private static Locator heading() {
        return owner.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /// An old portal, where the services may go: acme's catalog at the address that a Backstage has its own at, and a
    /// file.
    private static HttpServer backstage() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), STACK.port(Stack.FILES_OF_TESTS));
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/catalog-info.yaml", exchange -> answer(exchange, 200, PAGER.getBytes(StandardCharsets.UTF_8)));
        server.createContext("/missing.yaml", exchange -> answer(exchange, 404, new byte[0]));
        var http = HttpClient.newHttpClient();
        server.createContext("/api/catalog/", exchange -> {
            var path = exchange.getRequestURI().toString().replaceFirst("/api", "/api/tenants/acme");
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var request = HttpRequest.newBuilder(URI.create(STACK.url(8082) + path));
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            try {
                var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                answer(exchange, answer.statusCode(), answer.body());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
