package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The main pages keep nobody out: nothing on them is seriously or critically wrong by the rules of axe-core, in the
/// light theme and in the dark one.
@Order(48)
@Timeout(120)
@EnabledIfSystemProperty(named = "portolan.full", matches = "true", disabledReason = "for ./portolan test --full")
class AccessibilityIT {
    private static final String DRAFT = """
        {"name": "axe", "content": {"title": "Axe", "point": "entity.card", "address": "https://status.example.com",
         "requests": [{"name": "state", "path": "/api"}], "values": [{"name": "now", "expression": "state.json"}],
         "blocks": [{"kind": "status", "state": "good", "label": "=now"}]}}\
        """;

    private static Chrome chrome;
    private static Api plugins;
    private static final Map<ColorScheme, Page> MEMBERS = new HashMap<>();
    private static final Map<ColorScheme, Page> STAFF = new HashMap<>();
    private static final Map<ColorScheme, Page> STRANGERS = new HashMap<>();

    @BeforeAll
    static void open() {
        chrome = new Chrome(Stack.demo());
        plugins = new Api(Stack.demo().url(8083), Stack.demo().token("owner@acme.test", "acme"));
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            STRANGERS.put(scheme, chrome.person(1280, 800, scheme));
            MEMBERS.put(scheme, chrome.person(1280, 800, scheme));
            Chrome.signIn(MEMBERS.get(scheme), "/acme", "owner@acme.test", "portolan");
            STAFF.put(scheme, chrome.person(1280, 800, scheme));
            Chrome.signIn(STAFF.get(scheme), "/operator", "operator@portolan.test", "portolan");
        }
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
                "/catalog/default/component/order-service",
                "/search?q=web",
                "/plugins",
                "/plugins/marketplace",
                "/plugins/portolan/uptime",
                "/plugins/portolan/announcements",
                "/plugins/portolan/announcements/configuration",
                "/plugins/portolan/announcements/revisions",
                "/plugins/updates",
                "/plugins/requests",
                "/plugins/repairs",
                "/plugins/set",
                "/sources",
                "/studio",
                "/events",
                "/actions",
                "/notifications",
                "/notifications/settings",
                "/scorecards",
                "/settings/members"
            })
    void membersPages(String path) {
        MEMBERS.forEach((scheme, page) -> check(page, "/acme" + path));
    }

    @Test
    void aDraftOfTheStudio() {
        var drafts = "/api/tenants/acme/studio/drafts";
        var id = plugins.post(drafts, DRAFT).json().path("id").asText();
        MEMBERS.forEach((scheme, page) -> {
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
        MEMBERS.forEach((scheme, page) -> check(page, "/acme/scorecards/" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/form-preview", "/signup"})
    void pagesForEverybody(String path) {
        STRANGERS.forEach((scheme, page) -> check(page, path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operator", "/operator/releases", "/operator/reviews", "/operator/publishers"})
    void staffsPages(String path) {
        STAFF.forEach((scheme, page) -> check(page, path));
    }

    private static void check(Page page, String path) {
        page.navigate(path);
        page.locator("h1").first().waitFor();
        page.waitForFunction("() => document.querySelectorAll('.skeleton').length === 0");
        assertThat(Axe.grave(page)).as(path).isEmpty();
    }
}
