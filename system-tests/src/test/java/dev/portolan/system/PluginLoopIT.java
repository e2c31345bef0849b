package dev.portolan.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

/// A plugin from its publisher to its end, by mouse: reviewed by staff, asked for by a member, installed with what it
/// needs, configured by two admins at once, updated, taken back by itself, rolled back, carried to a file and back,
/// stopped for all, and removed. Only the publisher, a program, uses calls.
@Order(36)
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PluginLoopIT {
    private static final String SLUG = "acme";
    private static final String PAGE = "/" + SLUG + "/plugins/tyrell/standby";
    private static final String HOST = "localhost:" + Stack.demo().port(Stack.FILES_OF_TESTS);
    private static final Stack STACK = Stack.demo();
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private static Chrome chrome;
    private static Page owner;
    private static Page admin;
    private static Page member;
    private static Page operator;
    private static HttpServer service;
    private static PluginAuthor publisher;

    @BeforeAll
    static void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        service = service();
        chrome = new Chrome(STACK);
        owner = signedIn("owner@acme.test", "/" + SLUG + "/plugins");
        admin = signedIn("admin@acme.test", "/" + SLUG + "/plugins");
        member = signedIn("dev@acme.test", "/" + SLUG + "/plugins/marketplace");
        operator = signedIn("operator@portolan.test", "/operator/publishers");
    }

    @AfterAll
    static void close() {
        chrome.close();
        service.stop(0);
    }

    @AfterEach
    void picture(TestInfo test) {
        Chrome.pictures(test, "plugin", Map.of("owner", owner, "admin", admin, "member", member, "operator", operator));
    }

    @Test
    @Order(1)
    void staffAddAPublisherAndHandItAToken() {
        operator.locator("#add-publisher").click();
        fill(operator, "publisher-name", "Tyrell");
        assertThat(operator.locator("#publisher-id input")).hasValue("tyrell");
        operator.locator("#confirm").click();
        operator.locator("#make-publisher-token").click();
        fill(operator, "publisher-token-name", "the build");
        operator.locator("#confirm").click();
        var token = operator.locator("#publisher-token-dialog input").inputValue();
        operator.locator("#token-copied").click();

        publisher = PluginAuthor.of(STACK, "tyrell", token);

        operator.reload();
        assertThat(operator.locator("#tokens")).containsText("the build");
        assertThat(operator.locator("#key")).containsText("Verified");
    }

    @Test
    @Order(2)
    void staffReadWhatIsSentAndPublishIt() {
        for (var files : new Map[] {words(), standby("1.0.0", "")}) {
            @SuppressWarnings("unchecked")
            var submission = publisher.submit(files);
            assertThat(submission.path("state").asText()).isEqualTo("quarantined");
            operator.navigate("/operator/reviews");
            operator.locator("#review-" + submission.path("id").asText() + " a")
                    .first()
                    .click();
            assertThat(operator.locator("#findings")).containsText("first release");
            approve();
        }
    }

    @Test
    @Order(3)
    void aMemberAsksAndAnAdminApproves() {
        member.navigate("/" + SLUG + "/plugins/marketplace");
        fill(member, "marketplace-search", "standby");
        member.locator("#offer-tyrell-standby").click();
        fill(member, "request-note", "so that we know who is awake");
        member.locator("#request-plugin").click();
        assertThat(member.locator("#request")).containsText("waits for a decision");

        owner.navigate("/" + SLUG + "/plugins/requests");
        assertThat(owner.locator("#plugin-requests")).containsText("who is awake");
        owner.locator("[id^='approve-']").first().click();
        assertThat(owner.locator("#approve-dialog")).containsText("Words");
        assertThat(owner.locator("#approve-dialog")).containsText("the server in the setting host");
        owner.locator("#confirm-approve").click();

        assertThat(owner.locator("#approve-dialog")).not().isAttached();
        member.reload();
        assertThat(member.locator("main")).containsText("Standby");
    }

    @Test
    @Order(4)
    void itsSettingsAreTriedAndSaved() {
        owner.navigate("/" + SLUG + "/plugins/repairs");
        assertThat(owner.locator("#plugin-repairs")).containsText("Standby");
        owner.navigate(PAGE + "/configuration");
        owner.locator("#test-connection").click();
        assertThat(owner.locator("#form-errors")).isVisible();

        fill(owner, "field-host", HOST);
        fill(owner, "field-token", "not the token");
        owner.locator("#test-connection").click();
        assertThat(owner.locator("#test-result")).containsText("401");
        fill(owner, "field-token", "open sesame");
        owner.locator("#test-connection").click();
        assertThat(owner.locator("#test-result")).containsText("Roy is on call");

        owner.locator("#apply").click();
        assertThat(owner.locator("#difference")).containsText(HOST);
        assertThat(owner.locator("#difference")).not().containsText("sesame");
        owner.locator("#confirm-apply").click();

        assertThat(owner.locator("#live-on")).containsText("2 of 2");
        member.navigate("/" + SLUG);
        assertThat(member.locator("#board-home-widget")).containsText("Roy is on call");
    }

    @Test
    @Order(5)
    void twoAdminsAtOnceBothKeepTheirWords() {
        admin.navigate(PAGE + "/configuration");
        owner.navigate(PAGE + "/configuration");
        fill(admin, "field-team", "Pris and friends");
        fill(owner, "field-team", "Leon and friends");
        owner.locator("#apply").click();
        owner.locator("#confirm-apply").click();
        assertThat(owner.locator("#difference")).not().isAttached();

        admin.locator("#apply").click();

        assertThat(admin.locator("#conflict")).containsText("Leon and friends");
        assertThat(admin.locator("#conflict")).containsText("Pris and friends");
        admin.locator("#all-mine").click();
        admin.locator("#go-on").click();
        admin.locator("#confirm-apply").click();
        owner.navigate(PAGE + "/configuration");
        assertThat(owner.locator("#field-team input")).hasValue("Pris and friends");
    }

    @Test
    @Order(6)
    void anUpdateThatAsksForMoreWaitsForConsent() {
        publish("1.1.0", "  - member.read\n");

        owner.navigate("/" + SLUG + "/plugins/updates");
        assertThat(owner.locator("#newer-tyrell-standby")).containsText("1.1.0");
        owner.locator("#update-all").click();
        owner.locator("#agree-tyrell-standby input").check();
        owner.locator("#start-update").click();
        assertThat(owner.locator("#update-tyrell-standby")).containsText("Updated");

        owner.navigate(PAGE);
        assertThat(owner.locator("#watch")).containsText("1.1.0 is being watched");
    }

    @Test
    @Order(7)
    void anUpdateThatFailsGoesBackByItself() {
        publish("1.2.0", "  - member.read\n");

        owner.navigate("/" + SLUG + "/plugins/repairs");
        owner.waitForCondition(
                () -> {
                    owner.reload();
                    owner.locator("#plugin-repairs").waitFor();
                    owner.waitForTimeout(1_500);
                    return owner.locator("#plugin-repairs").innerText().contains("Standby");
                },
                new Page.WaitForConditionOptions().setTimeout(120_000));
        assertThat(owner.locator("#plugin-repairs")).containsText("1.2.0");
        owner.navigate(PAGE + "/revisions");
        assertThat(owner.locator("#revisions")).containsText("rolled back", SOON);
        owner.navigate(PAGE + "/updates");
        assertThat(owner.locator("#updates")).containsText("1.1.0");
    }

    @Test
    @Order(8)
    void oneClickGoesBackToAnOlderRevision() {
        owner.navigate(PAGE + "/revisions");
        owner.locator("[id^='rollback-']").last().waitFor();
        var leon = owner.locator("[id^='revision-']")
                .filter(new Locator.FilterOptions().setHasText("Leon and friends"))
                .last();
        leon.locator("[id^='rollback-']").click();
        assertThat(owner.locator("#difference")).containsText("Leon and friends");
        owner.locator("#confirm-apply").click();

        assertThat(owner.locator("#difference")).not().isAttached();
        owner.navigate(PAGE + "/configuration");
        assertThat(owner.locator("#field-team input")).hasValue("Leon and friends");
    }

    @Test
    @Order(9)
    void allPluginsAreOneFileThatBringsThemBack() {
        owner.navigate("/" + SLUG + "/plugins/set");
        var text = owner.locator("#set-text textarea");
        assertThat(text).hasValue(Pattern.compile("Leon and friends"));
        var yaml = text.inputValue();
        assertThat(yaml).doesNotContain("sesame");

        owner.locator("#tab-import").click();
        owner.locator("#set-content textarea").fill(yaml.replace("Leon and friends", "Rachael"));
        owner.locator("#set-plan").click();
        assertThat(owner.locator("#set-tyrell-standby")).containsText("Rachael");
        owner.locator("#set-apply").click();
        assertThat(owner.locator("#set-result")).containsText("It is brought in");

        owner.navigate(PAGE + "/configuration");
        assertThat(owner.locator("#field-team input")).hasValue("Rachael");
    }

    @Test
    @Order(10)
    void aReleaseIsRolledOutInSteps() {
        var digest = release("standby", "1.1.0");
        operator.locator("#percent-25").click();
        operator.locator("#save-rollout").click();

        operator.navigate("/operator/releases/" + digest);
        assertThat(operator.locator("#rollout-progress")).isVisible();
        assertThat(operator.locator("#percent input")).hasValue("25");
    }

    @Test
    @Order(11)
    void theKillSwitchStopsItForAllAndSaysWhy() {
        owner.navigate(PAGE);
        release("standby", "1.0.0");
        operator.locator("#stop").click();
        fill(operator, "reason", "it sends the token to strangers");
        fill(operator, "typed", operator.locator("#typed label").innerText().replaceAll("Type | to go on", ""));
        operator.locator("#confirm").click();

        assertThat(owner.locator("#standing")).containsText("sends the token to strangers");
        owner.navigate("/" + SLUG + "/plugins/repairs");
        assertThat(owner.locator("#plugin-repairs")).containsText("Standby");
        operator.locator("#lift").click();
        operator.locator("#confirm").click();
        owner.navigate(PAGE);
        assertThat(owner.locator("#live-on")).containsText("2 of 2");
    }

    @Test
    @Order(12)
    void itIsRemovedAndRestored() {
        owner.navigate(PAGE + "/configuration?part=danger");
        fill(owner, "uninstall-name", "standby");
        owner.locator("#uninstall").click();

        assertThat(owner.locator("#retained")).containsText("Standby");
        owner.locator("#restore-tyrell-standby").click();
        assertThat(owner.locator("#installed-tyrell-standby")).isVisible();
        member.navigate("/" + SLUG);
        assertThat(member.locator("#board-home-widget")).containsText("Roy is on call");
    }

    /// @return the digest of the release, whose page is open then
    private static String release(String plugin, String version) {
        operator.navigate("/operator/releases?q=" + plugin);
        operator.locator("[id^='release-']")
                .filter(new Locator.FilterOptions().setHasText(version))
                .locator("a")
                .first()
                .click();
        assertThat(operator.locator("#kill-switch")).isVisible();
        return operator.url().replaceAll(".*/", "");
    }

    private static void publish(String version, String permission) {
        var submission = publisher.submit(standby(version, permission));
        if (submission.path("state").asText().equals("quarantined")) {
            operator.navigate("/operator/reviews/" + submission.path("id").asText());
            approve();
        }
    }

    private static void approve() {
        operator.locator("#approve").click();
        operator.locator("#confirm").click();
        assertThat(operator.locator("#act-dialog")).not().isAttached();
        assertThat(operator.locator("#approve")).not().isAttached();
    }

    private static Map<String, String> words() {
        return Map.of(
                "plugin.yaml",
                """
                apiVersion: portolan.dev/v1
                id: words
                publisher: tyrell
                version: 1.0.0
                title: Words
                summary: Names of people on call, for other plugins.
                categories: [operations]
                license: MIT
                runtime: {kind: js, main: plugin.js}
                requires: {portolan: ">=1.0 <2.0"}
                """,
                "plugin.js",
                "export const nothing = () => null;\n",
                "README.md",
                "# Words\n\nNames.\n");
    }

    /// @param permission a line of the manifest, or nothing
    private static Map<String, String> standby(String version, String permission) {
        return Map.of(
                "plugin.yaml",
                """
                apiVersion: portolan.dev/v1
                id: standby
                publisher: tyrell
                version: %s
                title: Standby
                summary: Who is on call tonight.
                categories: [operations]
                license: MIT
                runtime: {kind: js, main: plugin.js}
                requires: {portolan: ">=1.0 <2.0", plugins: {tyrell/words: {range: "^1"}}}
                permissions:
                  - egress: "http://{config.host}"
                %slimits: {timeoutMs: 10000}
                config: {version: 1, test: test, health: health}
                extensions:
                  - {point: home.widget, id: tonight, title: Tonight, function: tonight, refresh: 10s}
                """.formatted(version, permission),
                "config.schema.json",
                """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                 "properties": {
                   "host": {"type": "string", "title": "Host", "maxLength": 100, "x-order": 1},
                   "token": {"type": "string", "title": "Token", "x-order": 2,
                             "x-secret": {"for": "http://{config.host}"}},
                   "team": {"type": "string", "title": "Team", "maxLength": 60, "x-order": 3}},
                 "required": ["host", "token"]}
                """,
                "plugin.js",
                """
                const ask = (config, host) =>
                  host.http.fetch('http://' + config.host + '/on-call', { auth: 'config.token' });
                export async function test({ config }, host) {
                  const answer = await ask(config, host);
                  return { ok: answer.status === 200, message: answer.status === 200 ? answer.body : 'It said ' + answer.status };
                }
                export async function health(document, host) {
                  return %s;
                }
                export async function tonight({ config }, host) {
                  return { block: 'text', markdown: (await ask(config, host)).body };
                }
                """.formatted(
                                version.equals("1.2.0")
                                        ? "{ ok: false, message: 'this one does not work' }"
                                        : "test(document, host)"),
                "README.md",
                "# Standby\n\nWho is on call.\n",
                "CHANGELOG.md",
                "# Changes\n\n## " + version + "\n\nBetter.\n");
    }

    private static Page signedIn(String email, String path) {
        var page = chrome.person();
        Chrome.signIn(page, path, email, "portolan");
        return page;
    }

    private static void fill(Page page, String id, String text) {
        page.locator("#" + id + " input, #" + id + " textarea").first().fill(text);
    }

    /// The service that the plugin asks.
    private static HttpServer service() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), STACK.port(Stack.FILES_OF_TESTS));
        var server = HttpServer.create(address, 0);
        server.createContext("/on-call", exchange -> {
            try (exchange) {
                var known =
                        "Bearer open sesame".equals(exchange.getRequestHeaders().getFirst("Authorization"));
                var body = (known ? "Roy is on call" : "who are you?").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? 200 : 401, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
