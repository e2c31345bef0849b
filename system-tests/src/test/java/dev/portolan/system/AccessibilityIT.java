package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages keep nobody out: nothing on them is seriously or critically wrong by the rules of axe-core, in the light
/// theme and in the dark one, and on a telephone.
@Order(48)
@Timeout(180)
@EnabledIfSystemProperty(named = "portolan.full", matches = "true", disabledReason = "for ./portolan test --full")
class AccessibilityIT {
    private static final String DRAFT = """
        {"name": "axe", "content": {"title": "Axe", "point": "entity.card", "address": "https://status.example.com",
         "requests": [{"name": "state", "path": "/api"}], "values": [{"name": "now", "expression": "state.json"}],
         "blocks": [{"kind": "status", "state": "good", "label": "=now"}]}}\
        """;

    private static Chrome chrome;
    private static Api plugins;
    private static Api staff;
    private static final List<Page> MEMBERS = new ArrayList<>();
    private static final List<Page> STAFF = new ArrayList<>();
    private static final List<Page> STRANGERS = new ArrayList<>();

    @BeforeAll
    static void open() {
        chrome = new Chrome(Stack.demo());
        plugins = new Api(Stack.demo().url(8083), Stack.demo().token("owner@acme.test", "acme"));
        staff = new Api(Stack.demo().url(8083), Stack.demo().token("operator@portolan.test", null));
        look(1280, ColorScheme.LIGHT);
        look(1280, ColorScheme.DARK);
        look(360, ColorScheme.DARK);
    }

    private static void look(int width, ColorScheme scheme) {
        STRANGERS.add(chrome.person(width, 800, scheme));
        MEMBERS.add(signedIn(width, scheme, "/acme", "owner@acme.test"));
        STAFF.add(signedIn(width, scheme, "/operator", "operator@portolan.test"));
    }

    private static Page signedIn(int width, ColorScheme scheme, String path, String email) {
        var page = chrome.person(width, 800, scheme);
        Chrome.signIn(page, path, email, "portolan");
        return page;
    }

    @AfterAll
    static void close() {
        chrome.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/catalog",
                "/catalog/new",
                "/catalog/default/component/order-service",
                "/catalog/default/component/order-service/history",
                "/catalog/default/api/orders/definition",
                "/search?q=web",
                "/plugins",
                "/plugins/marketplace",
                "/plugins/portolan/github",
                "/plugins/portolan/uptime",
                "/plugins/portolan/uptime/configuration",
                "/plugins/portolan/uptime/updates",
                "/plugins/portolan/uptime/log",
                "/plugins/portolan/announcements",
                "/plugins/portolan/announcements/configuration",
                "/plugins/portolan/announcements/revisions",
                "/plugins/updates",
                "/plugins/requests",
                "/plugins/repairs",
                "/plugins/set",
                "/sources",
                "/sources/new",
                "/sources/errors",
                "/studio",
                "/events",
                "/actions",
                "/notifications",
                "/notifications/settings",
                "/scorecards",
                "/settings/members",
                "/settings/tokens",
                "/settings/connections",
                "/settings/audit",
                "/settings/usage",
                "/settings/plan",
                "/settings/invoices",
                "/settings/support",
                "/settings/organization"
            })
    void membersPages(String path) {
        MEMBERS.forEach(page -> check(page, "/acme" + path));
    }

    @Test
    void aDraftOfTheStudio() {
        var drafts = "/api/tenants/acme/studio/drafts";
        var id = plugins.post(drafts, DRAFT).json().path("id").asText();
        MEMBERS.forEach(page -> {
            page.navigate("/acme/studio/" + id);
            page.locator("#preview-view .notice").waitFor();
            assertThat(Axe.grave(page)).as("a draft").isEmpty();
        });
        var _ = plugins.call("DELETE", drafts + "/" + id, null);
    }

    @Test
    void oneScorecard() {
        var all = plugins.get("/api/tenants/acme/scorecards").json();
        var id = all.path("items").path(0).path("id").asText();
        MEMBERS.forEach(page -> check(page, "/acme/scorecards/" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/form-preview", "/signup"})
    void pagesForEverybody(String path) {
        STRANGERS.forEach(page -> check(page, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operator",
                "/operator/tenants/acme",
                "/operator/releases",
                "/operator/reviews",
                "/operator/publishers",
                "/operator/publishers/portolan",
                "/operator/invoices",
                "/operator/support"
            })
    void staffsPages(String path) {
        STAFF.forEach(page -> check(page, path));
    }

    @Test
    void oneReleaseAsStaffSeesIt() {
        var all = staff.get("/api/operator/plugins/releases?plugin=portolan/uptime")
                .json();
        var digest = all.path("items").path(0).path("digest").asText();
        STAFF.forEach(page -> check(page, "/operator/releases/" + digest));
    }

    @Test
    void aFormOfEveryKindIsFilledInWithoutAMouse() {
        var author = PluginAuthor.of(Stack.demo(), "keys");
        author.send(EveryField.FILES);
        author.awaitPublished("everything", "1.0.0");
        var path = "/api/tenants/acme/installations/keys/everything";
        var wish = "{\"enabled\": true, \"configuration\": {\"name\": \"Hall\", \"mode\": \"fast\"}, \"grants\": []}";
        assertThat(plugins.put(path, wish).status()).isEqualTo(201);
        var page = MEMBERS.getFirst();
        page.navigate("/acme/plugins/keys/everything/configuration");
        page.locator("#field-name input").focus();

        var keys = new Keys(page);
        keys.press("ControlOrMeta+a").type("Corner");
        keys.to("field-site").type("https://a.test");
        keys.to("field-notes").type("Two").press("Enter").type("lines");
        keys.to("field-level").press("ArrowRight").press("ArrowRight");
        keys.to("field-active").press("Space");
        page.locator("#field-reason").waitFor();
        keys.to("field-reason").type("Because");
        keys.to("field-loud").press("Space");
        keys.to("field-side").press("Space").press("ArrowRight");
        keys.to("field-days").press("Space").press("Tab").press("Tab").press("Space");
        keys.to("field-lamp")
                .type("Yard")
                .awaitItem("Yard lamp")
                .press("ArrowDown")
                .press("Enter");
        keys.to("field-every").type("90");
        keys.to("field-look").press("Tab").type("0 6 * * 1");
        keys.to("field-since").type("2026-03-01").press("Enter");
        keys.to("field-tint").press("Tab").type("#1f6feb");
        keys.to("field-story").type("# Hi");
        keys.to("field-map").type("x").press("Tab").type("y").press("Escape");
        keys.to("field-owner")
                .type("order-service")
                .awaitItem("Orders")
                .press("ArrowDown")
                .press("Enter");
        keys.to("field-quiet-from").type("22:00");
        keys.to("field-hosts-add").press("Enter");
        keys.to("field-hosts-0").type("h1");
        keys.to("field-token").type("s3cret-token");
        keys.to("apply").press("Enter");
        page.getByText("What will change").waitFor();
        assertThat(Axe.grave(page)).as("what will change").isEmpty();
        keys.to("confirm-apply").press("Enter");
        page.getByText("Applied as revision").waitFor();

        var set = plugins.get(path).json().path("configuration");
        assertThat(set.path("name").asText()).isEqualTo("Corner");
        assertThat(set.path("level").asInt()).isEqualTo(3);
        assertThat(set.path("reason").asText()).isEqualTo("Because");
        assertThat(set.path("side").asText()).isEqualTo("right");
        assertThat(set.path("days").toString()).isEqualTo("[\"Mon\",\"Wed\"]");
        assertThat(set.path("lamp").asText()).isEqualTo("y");
        assertThat(set.path("every").asText()).isEqualTo("90m");
        assertThat(set.path("since").asText()).isEqualTo("2026-03-01");
        assertThat(set.path("map").asText()).isEqualTo("x  y");
        assertThat(set.path("owner").asText()).isEqualTo("component:default/order-service");
        assertThat(set.path("hosts").toString()).isEqualTo("[\"h1\"]");
        assertThat(set.path("token").path("set").asBoolean()).isTrue();
    }

    private static void check(Page page, String path) {
        page.navigate(path);
        page.locator("h1").first().waitFor();
        page.waitForFunction("() => document.querySelectorAll('.skeleton').length === 0");
        assertThat(Axe.grave(page)).as(path).isEmpty();
    }
}
