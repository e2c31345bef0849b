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
    void whatWillChangeBeforeItDoes() {
        MEMBERS.forEach(page -> {
            page.navigate("/acme/plugins/portolan/uptime/configuration");
            page.locator("#configuration input").first().waitFor();
            page.locator("#apply").click();
            assertThat(Axe.grave(page)).as("settings of a plugin").isEmpty();
        });
    }

    private static void check(Page page, String path) {
        page.navigate(path);
        page.locator("h1").first().waitFor();
        page.waitForFunction("() => document.querySelectorAll('.skeleton').length === 0");
        assertThat(Axe.grave(page)).as(path).isEmpty();
    }
}
