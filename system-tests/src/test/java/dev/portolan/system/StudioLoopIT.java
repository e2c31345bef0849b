package dev.portolan.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpExchange;
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

/// A plugin by somebody who writes no code, by mouse: begun in the studio, made to work against a live sample, with
/// each mistake told at its place; worked on by two people at once; published for the organization, installed, seen on
/// an entity's page by a member who had it open, changed and published again; and its draft deleted.
@Order(37)
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StudioLoopIT {
    private static final String STUDIO = "/acme/studio";
    private static final String ENTITY = "component:default/checkout-api";
    private static final Stack STACK = Stack.demo();
    private static final String ADDRESS = "http://localhost:" + STACK.port(Stack.FILES_OF_TESTS);
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    private static final String INCIDENTS = """
        [{"title": "Payments are slow", "state": "open", "of": "checkout-api"},
         {"title": "Certificates ran out", "state": "closed", "of": "checkout-api"}]
        """;

    private static Chrome chrome;
    private static Page admin;
    private static Page owner;
    private static Page member;
    private static HttpServer service;

    @BeforeAll
    static void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        service = service();
        chrome = new Chrome(STACK);
        admin = chrome.person();
        Chrome.signIn(admin, STUDIO, "admin@acme.test", "portolan");
        owner = chrome.person();
        Chrome.signIn(owner, STUDIO, "owner@acme.test", "portolan");
        member = chrome.person();
        Chrome.signIn(member, "/acme/catalog/default/component/checkout-api", "dev@acme.test", "portolan");
    }

    @AfterAll
    static void close() {
        chrome.close();
        service.stop(0);
    }

    @AfterEach
    void picture(TestInfo test) {
        Chrome.pictures(test, "studio", Map.of("admin", admin, "owner", owner, "member", member));
    }

    @Test
    @Order(1)
    void aPluginIsBegunByItsTitle() {
        admin.locator("#first-draft").click();
        admin.locator("#begin").click();
        assertThat(admin.locator("#draft-title")).containsText("Say what it shows");
        fill(admin, "draft-title", "Open incidents");
        assertThat(admin.locator("#draft-name input")).hasValue("open-incidents");
        admin.locator("#begin").click();

        assertThat(admin.locator("h1")).containsText("Open incidents");
        assertThat(admin.locator("#preview-entity input")).hasValue(Pattern.compile(".+:default/.+"));
    }

    @Test
    @Order(2)
    void anAddressThatDoesNotAnswerIsToldAtTheAddress() {
        fill(admin, "field-address", ADDRESS);
        admin.locator("#field-requests-add").click();
        fill(admin, "field-requests-0-name", "incidents");
        fill(admin, "field-requests-0-path", "/silent");
        assertThat(admin.locator("#sample-url-incidents input")).hasValue(ADDRESS + "/silent");
        assertThat(admin.locator("#preview-view")).containsText("no sample of incidents");

        admin.locator("#sample-fetch-incidents").click();

        assertThat(admin.locator("#sample-url-incidents")).hasAttribute("invalid", "");
        assertThat(admin.locator("#sample-url-incidents")).containsText("localhost");
    }

    @Test
    @Order(3)
    void anAnswerOfAnOddShapeIsToldAtTheAnswer() {
        admin.locator("#field-values-add").click();
        fill(admin, "field-values-0-name", "open");
        fill(admin, "field-values-0-expression", "incidents.json[state='open']");
        fill(admin, "field-requests-0-path", "/page");
        assertThat(admin.locator("#sample-url-incidents input")).hasValue(ADDRESS + "/page");

        admin.locator("#sample-fetch-incidents").click();

        assertThat(admin.locator("#sample-body-incidents")).containsText("This is not JSON");
        assertThat(admin.locator("#preview-values")).containsText("open finds nothing");
    }

    @Test
    @Order(4)
    void aWrongExpressionIsToldAtItsField() {
        var expression = admin.locator("#field-values-0-expression");
        fill(admin, "field-values-0-expression", "incidents.json[state=");
        assertThat(expression).hasAttribute("invalid", "");
        assertThat(admin.locator("#preview-view")).containsText("Expression");

        fill(admin, "field-values-0-expression", "incidents.json[state='open']");

        assertThat(expression).not().hasAttribute("invalid", "");
        assertThat(admin.locator("#preview-view")).not().containsText("not right yet");
    }

    @Test
    @Order(5)
    void itIsSeenOnARealEntityBeforeAnybodyElseSeesIt() {
        fill(admin, "field-requests-0-path", "=\"/incidents?of=\" & input.entity.metadata.name");
        fill(admin, "sample-url-incidents", ADDRESS + "/incidents?of=checkout-api");
        admin.locator("#sample-fetch-incidents").click();
        assertThat(admin.locator("#sample-body-incidents textarea")).hasValue(Pattern.compile("Payments are slow"));
        admin.locator("#field-blocks-add").click();
        pick(admin, "field-blocks-0-kind", "Status");
        fill(admin, "field-blocks-0-label", "=$string($count(open)) & \" open for \" & input.entity.metadata.name");
        admin.locator("#preview-entity input").fill(ENTITY);
        admin.locator("#preview-entity input").press("Enter");

        assertThat(admin.locator("#preview-view")).containsText("1 open for checkout-api");
        admin.locator("#preview-entity input").fill("component:default/nothing");
        admin.locator("#preview-entity input").press("Enter");
        assertThat(admin.locator("#preview-entity")).containsText("is not in the catalog");
        assertThat(member.locator("#board-entity-card")).not().containsText("Open incidents");
    }

    @Test
    @Order(6)
    void whatIsTypedIsNotLostUnasked() {
        admin.locator("#nav-plugins").click();
        assertThat(admin.locator("vaadin-confirm-dialog")).containsText("Leave without saving?");
        admin.locator("vaadin-confirm-dialog").getByText("Stay").click();
        admin.locator("#save-draft").click();
        assertThat(admin.locator("vaadin-notification-card")).containsText("The draft is saved");

        admin.reload();

        assertThat(admin.locator("#field-values-0-name input")).hasValue("open");
        assertThat(admin.locator("#field-blocks-0-label input")).hasValue(Pattern.compile("open for"));
    }

    @Test
    @Order(7)
    void whatOneSavesIsOnTheOthersPageWhereNothingIsTyped() {
        assertThat(owner.locator("#draft-rows")).containsText("Open incidents");
        owner.locator("#draft-rows").getByText("Open incidents").click();
        fill(admin, "sample-url-incidents", ADDRESS + "/incidents?of=checkout-api");
        fetched("Payments are slow");
        fill(owner, "field-summary", "By the owner");
        owner.locator("#save-draft").click();
        assertThat(owner.locator("vaadin-notification-card")).containsText("The draft is saved");

        assertThat(summary(admin)).hasValue("By the owner");
        assertThat(admin.locator("#sample-body-incidents textarea")).hasValue(Pattern.compile("Payments are slow"));
        assertThat(admin.locator("#draft-status")).hasText("");
    }

    @Test
    @Order(8)
    void whoIsSecondChoosesBetweenTheirsAndMine() {
        fill(admin, "field-summary", "Mine");
        fill(admin, "field-values-0-expression", "incidents.json[state='open' or state='new']");
        fill(owner, "field-summary", "Theirs");
        fill(owner, "field-annotation", "example.com/theirs");
        owner.locator("#save-draft").click();
        assertThat(admin.locator("#draft-notices")).containsText("has changed this draft");
        assertThat(summary(admin)).hasValue("Mine");

        admin.locator("#save-draft").click();

        var rows = admin.locator("#conflict-rows");
        assertThat(rows).containsText("By the owner");
        assertThat(rows).containsText("Theirs");
        assertThat(rows).containsText("Only with this annotation");
        assertThat(admin.locator("#go-on")).hasText("Choose for one more field");
        rows.locator("tr").filter(having("Summary")).getByText("Mine").last().click();
        admin.locator("#go-on").click();
        assertThat(admin.locator("#draft-status")).hasText("");
        assertThat(summary(owner)).hasValue("Mine");
        assertThat(admin.locator("#field-annotation input")).hasValue("example.com/theirs");
        assertThat(admin.locator("#draft-notices")).isEmpty();
    }

    @Test
    @Order(9)
    void theirsCanBeTakenInsteadOfMine() {
        fill(admin, "field-summary", "Mine again");
        fill(owner, "field-summary", "Open incidents of a service");
        fill(owner, "field-annotation", "");
        fill(owner, "field-values-0-expression", "incidents.json[state='open']");
        owner.locator("#save-draft").click();

        admin.locator("#compare").click();
        admin.locator("#take-theirs").click();

        assertThat(summary(admin)).hasValue("Open incidents of a service");
        assertThat(admin.locator("#draft-status")).hasText("");
        assertThat(admin.locator("#preview-view")).not().containsText("not right yet");
    }

    @Test
    @Order(10)
    void whatIsTypedIsNotLostWhenTheDraftIsDeletedMeanwhile() {
        var before = admin.url();
        fill(admin, "field-summary", "Open incidents of one service");
        owner.locator("#delete-draft").click();
        owner.locator("vaadin-confirm-dialog").getByText("Delete the draft").click();
        assertThat(owner.locator("#first-draft")).isVisible();
        assertThat(admin.locator("#draft-notices")).containsText("Somebody deleted this draft");
        assertThat(admin.locator("#save-draft")).hasAttribute("disabled", "");

        admin.locator("#draft-again").click();

        assertThat(admin.locator("#draft-notices")).isEmpty();
        assertThat(owner.locator("#draft-rows")).containsText("Open incidents");
        assertThat(admin).not().hasURL(before);
        admin.reload();
        assertThat(summary(admin)).hasValue("Open incidents of one service");
        assertThat(admin.locator("#field-values-0-expression")).not().hasAttribute("invalid", "");
    }

    @Test
    @Order(11)
    void publishedAndInstalledItIsOnPagesThatAreOpen() {
        admin.locator("#publish-draft").click();
        assertThat(admin.locator("main")).containsText("Version 1.0.0 is published");
        assertThat(admin.locator("#draft-status")).containsText("as in version 1.0.0");
        assertThat(admin.locator("#publish-draft")).hasAttribute("disabled", "");
        admin.getByText("Install it or see its history").click();
        assertThat(admin.locator("#consent")).containsText("Connect to localhost");
        admin.locator("#install").click();
        assertThat(admin.locator("#live-on")).containsText("2 of 2");

        assertThat(member.locator("#board-entity-card")).containsText("1 open for checkout-api");
    }

    @Test
    @Order(12)
    void theSecondVersionArrivesByItself() {
        admin.navigate(STUDIO);
        admin.locator("#draft-rows").getByText("Open incidents").click();
        admin.locator("#field-blocks-add").click();
        pick(admin, "field-blocks-1-kind", "Table");
        fill(admin, "field-blocks-1-items", "open");
        admin.locator("#field-blocks-1-columns-add").click();
        fill(admin, "field-blocks-1-columns-0-title", "Incident");
        fill(admin, "field-blocks-1-columns-0-value", "title");
        admin.locator("#publish-draft").click();
        assertThat(admin.locator("main")).containsText("Version 1.1.0 is published");

        assertThat(member.locator("#board-entity-card")).containsText("Payments are slow", SOON);
    }

    @Test
    @Order(13)
    void withoutItsDraftThePluginGoesOn() {
        admin.locator("#delete-draft").click();
        admin.locator("vaadin-confirm-dialog").getByText("Delete the draft").click();
        assertThat(admin.locator("#first-draft")).isVisible();

        member.reload();
        assertThat(member.locator("#board-entity-card")).containsText("Payments are slow");
    }

    private static Locator summary(Page page) {
        return page.locator("#field-summary input, #field-summary textarea").first();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void fetched(String words) {
        admin.locator("#sample-fetch-incidents").click();
        assertThat(admin.locator("#sample-body-incidents textarea")).hasValue(Pattern.compile(words));
    }

    private static void fill(Page page, String id, String text) {
        page.locator("#" + id + " input, #" + id + " textarea").first().fill(text);
    }

    private static void pick(Page page, String id, String option) {
        page.locator("#" + id).click();
        page.locator("#" + id + " vaadin-select-item")
                .getByText(option, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /// The other system: it knows incidents, has a page for people, and one place where it says nothing at all.
    private static HttpServer service() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), STACK.port(Stack.FILES_OF_TESTS));
        var server = HttpServer.create(address, 0);
        server.createContext("/incidents", exchange -> answer(exchange, "application/json", INCIDENTS));
        server.createContext("/page", exchange -> answer(exchange, "text/html", "<h1>All is well</h1>"));
        server.createContext("/silent", HttpExchange::close);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
