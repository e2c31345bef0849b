package dev.portolan.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// A plugin that brings a tab, a page, a widget and the colours of the whole portal is switched off and on by an admin:
/// whoever has any of them open sees it go and come, and loads nothing anew.
@Order(38)
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ViewsLoopIT {
    private static final Stack STACK = Stack.demo();
    private static final String INSTALLATION = "/api/tenants/acme/installations/prisma/lights";
    private static final String ENTRY = "#nav-prisma-lights-house";
    private static final String TAB = "#tab-lights-lamps";
    private static final String THEMED = "() => document.documentElement.hasAttribute('themed')";
    private static final Map<String, String> LIGHTS =
            Map.of("plugin.yaml", """
            apiVersion: portolan.dev/v1
            id: lights
            publisher: prisma
            version: 1.0.0
            title: Lights
            summary: Which lamps are on.
            categories: [appearance]
            license: MIT
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions: []
            extensions:
              - {point: entity.tab, id: lamps, title: Lamps, function: lamps, when: {kind: component}}
              - {point: nav.page, id: house, title: The house, function: house, icon: lightbulb}
              - {point: home.widget, id: hall, title: The hall, function: hall}
              - point: theme
                id: dusk
                title: Dusk
                light: {primary: "#7a1f5c", accent: "#7a1f5c", background: "#fdf2f8", surface: "#ffffff", text: "#2a0a1f"}
                dark: {primary: "#f5b5dd", accent: "#f5b5dd", background: "#1c0a16", surface: "#2a1022", text: "#fbe9f4"}
            """, "plugin.js", """
            const text = markdown => ({ block: 'text', markdown });
            export const lamps = ({ input }) => text('The lamp of ' + input.entity.metadata.name + ' is on.');
            export const house = () => text('All lamps are on.');
            export const hall = () => text('The hall is bright.');
            """, "README.md", "# Lights\n\nLamps.\n");

    private static PluginAuthor author;
    private static Chrome chrome;
    private static Page admin;
    private static Page reader;

    @BeforeAll
    static void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        author = PluginAuthor.of(STACK, "prisma");
        author.send(LIGHTS);
        author.awaitPublished("lights", "1.0.0");
        var owner = new Api(STACK.url(8083), STACK.token("owner@acme.test", "acme"));
        var installed = owner.put(INSTALLATION, "{\"enabled\": true, \"configuration\": {}, \"grants\": []}");
        assertThat(installed.status()).as(installed.body()).isEqualTo(201);
        var waits = owner.patch(INSTALLATION, "{\"automaticUpdates\": false}");
        assertThat(waits.status()).as(waits.body()).isEqualTo(200);
        chrome = new Chrome(STACK);
        admin = chrome.person();
        Chrome.signIn(admin, "/acme/plugins/prisma/lights", "admin@acme.test", "portolan");
        assertThat(admin.locator("#live-on")).containsText("2 of 2");
        reader = chrome.person();
        Chrome.signIn(reader, "/acme", "dev@acme.test", "portolan");
    }

    @AfterAll
    static void close() {
        chrome.close();
    }

    @AfterEach
    void picture(TestInfo test) {
        Chrome.picture(test, "views", reader);
    }

    @Test
    @Order(1)
    void itsWidgetEntryAndColoursGoAndComeOnTheHomePage() {
        assertThat(reader.locator("#board-home-widget")).containsText("The hall is bright");
        assertThat(reader.locator(ENTRY)).isVisible();
        reader.waitForFunction(THEMED);
        mark();

        toggle();
        assertThat(reader.locator("#board-home-widget")).not().containsText("The hall is bright");
        assertThat(reader.locator(ENTRY)).not().isAttached();
        reader.waitForFunction("() => !document.documentElement.hasAttribute('themed')");

        toggle();
        assertThat(reader.locator("#board-home-widget")).containsText("The hall is bright");
        assertThat(reader.locator(ENTRY)).isVisible();
        reader.waitForFunction(THEMED);
        unloaded();
    }

    @Test
    @Order(2)
    void itsTabGoesAndComesOnAnEntitysPage() {
        reader.navigate("/acme/catalog/default/component/checkout-api");
        reader.locator(TAB).click();
        assertThat(reader.locator("main")).containsText("The lamp of checkout-api is on");
        mark();

        toggle();
        assertThat(reader.locator("main")).containsText("This tab is not there");
        assertThat(reader.locator(TAB)).not().isAttached();

        toggle();
        assertThat(reader.locator("main")).containsText("The lamp of checkout-api is on");
        unloaded();
    }

    @Test
    @Order(3)
    void itsPageGoesAndComesWhileItIsOpen() {
        reader.locator(ENTRY).click();
        assertThat(reader.locator("main")).containsText("All lamps are on");
        mark();

        toggle();
        assertThat(reader.locator("main")).containsText("This page is not there");

        toggle();
        assertThat(reader.locator("main")).containsText("All lamps are on");
        unloaded();
    }

    @Test
    @Order(4)
    void whatIsReadAboutItSaysOfWhichReleaseItIs() {
        var newer = new HashMap<>(LIGHTS);
        newer.computeIfPresent("plugin.yaml", (_, text) -> text.replace("version: 1.0.0", "version: 1.1.0"));
        newer.put("README.md", "# Lights\n\nLanterns.\n");
        author.send(newer);
        author.awaitPublished("lights", "1.1.0");

        admin.navigate("/acme/plugins/prisma/lights");
        assertThat(admin.locator("#about-version")).containsText("version 1.0.0, the one that is installed");
        assertThat(admin.locator("#about")).containsText("Lamps.");
        admin.getByText("Read about 1.1.0").click();
        assertThat(admin.locator("#about-version")).containsText("Installed is 1.0.0");
        assertThat(admin.locator("#about")).containsText("Lanterns.");
        admin.getByText("Read about 1.0.0").click();
        assertThat(admin.locator("#about")).containsText("Lamps.");
    }

    @Test
    @Order(5)
    void onceNoReleaseOfItIsOfferedItsPageIsStillThere() {
        var staff = new Api(STACK.url(8083), STACK.token("operator@portolan.test", null));
        var releases = "/api/operator/plugins/releases";
        var digests = staff.get(releases + "?plugin=prisma/lights")
                .json()
                .path("items")
                .findValuesAsText("digest");
        assertThat(digests).hasSize(2);
        digests.forEach(digest -> staff.post(releases + "/" + digest + "/revocation", "{\"reason\": \"It blinds.\"}"));

        admin.navigate("/acme/plugins/prisma/lights");
        assertThat(admin.locator("h1")).containsText("Lights");
        assertThat(admin.locator("#standing")).containsText("It is stopped by the platform");
        assertThat(admin.locator("#about")).containsText("Lamps.");

        digests.forEach(digest -> staff.call("DELETE", releases + "/" + digest + "/revocation", null));
        assertThat(admin.locator("#standing")).not().containsText("It is stopped by the platform");
    }

    @Test
    @Order(6)
    void withThePluginItsColoursGo() {
        admin.navigate("/acme/plugins/prisma/lights/configuration?part=danger");
        admin.locator("#uninstall-name input").fill("lights");
        admin.locator("#uninstall").click();

        assertThat(reader.locator("main")).containsText("This page is not there");
        reader.waitForFunction("() => !document.documentElement.hasAttribute('themed')");
    }

    private static void toggle() {
        admin.locator("#enable").click();
    }

    /// What is remembered in a page is forgotten when it is loaded anew.
    private static void mark() {
        reader.evaluate("() => { window.marked = true; }");
    }

    private static void unloaded() {
        assertThat(reader.evaluate("() => window.marked")).isEqualTo(true);
    }
}
