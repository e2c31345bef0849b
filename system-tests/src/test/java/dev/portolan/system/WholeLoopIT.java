package dev.portolan.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The product as its people use it, by mouse in a real browser: a company signs up, connects its catalog, installs and
/// configures a plugin; and a toggle in one window shows in another that is already open.
@Order(30)
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeLoopIT {
    private static final String PASSWORD = "a long enough secret";
    private static final String CARD = "#card-portolan-uptime-status";
    private static Chrome chrome;
    private static Page owner;
    private final Stack stack = Stack.demo();

    @BeforeAll
    static void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        chrome = new Chrome(Stack.demo());
        owner = chrome.person();
    }

    @AfterAll
    static void close() {
        chrome.close();
    }

    @AfterEach
    void picture(TestInfo test) {
        Chrome.picture(test, "loop", owner);
    }

    @Test
    @Order(1)
    void aCompanySignsUp() {
        owner.navigate("/signup");
        field("organization").fill("Initech");
        field("slug").fill("initech");
        field("given-name").fill("Bill");
        field("family-name").fill("Lumbergh");
        field("email").fill("bill@initech.test");
        owner.locator("#send").click();
        assertThat(owner.locator("#check-mail")).isVisible();

        var link = new Company(stack, "initech", "bill@initech.test").awaitLink();
        owner.navigate("/signup/confirm?id=" + link.id() + "&code=" + link.code());
        field("password").fill(PASSWORD);
        owner.locator("#confirm").click();
        assertThat(owner.locator("#steps")).isVisible();
        owner.locator("#open-portal").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    }

    @Test
    @Order(2)
    void theOwnerSignsInToAnEmptyPortal() {
        Chrome.signIn(owner, "/initech/catalog", "bill@initech.test", PASSWORD);

        assertThat(owner.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Catalog");
        assertThat(owner.locator("#register")).isVisible();
    }

    @Test
    @Order(3)
    void aSourceFillsTheCatalog() {
        owner.navigate("/initech/sources");
        owner.locator("#add-source").click();
        field("target").fill(stack.url(8090) + "/globex/catalog-info.yaml");
        owner.locator("#preview").click();
        owner.locator("#register-source").click();

        assertThat(owner.locator("#source")).containsText("globex");
        owner.navigate("/initech/catalog?kind=component");
        assertThat(owner.locator("#entities")).containsText("Meter gateway");
    }

    @Test
    @Order(4)
    void aPluginIsInstalledConfiguredAndTested() {
        owner.navigate("/initech/plugins/marketplace");
        owner.locator("#offer-portolan-uptime").click();
        assertThat(owner.locator("#consent")).isVisible();
        owner.locator("#install").click();
        assertThat(owner.locator("#configuration")).isVisible();
        owner.locator("#test-connection").click();
        assertThat(owner.locator("#test-result")).isVisible();
        owner.locator("#enable").click();
        assertThat(owner.locator("#live-on")).containsText("2 of 2");

        owner.navigate("/initech/catalog/default/component/reading-validator");
        assertThat(owner.locator(CARD)).containsText("Up");
    }

    @Test
    @Order(5)
    void aToggleShowsInAnOpenPageWithinASecond() {
        var admin = chrome.person();
        Chrome.signIn(admin, "/acme/plugins/portolan/uptime", "admin@acme.test", "portolan");
        var reader = chrome.person();
        Chrome.signIn(reader, "/acme/catalog/default/component/checkout-api", "dev@acme.test", "portolan");
        assertThat(reader.locator(CARD)).isVisible();
        admin.reload();
        var toggle = admin.locator("#enable");
        assertThat(toggle).isVisible();

        var gone = measure(
                toggle,
                () -> reader.locator(CARD)
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED)));
        var back = measure(toggle, () -> reader.locator(CARD).waitFor());

        System.out.printf("toggle seen in another page: off %d ms, on %d ms%n", gone.toMillis(), back.toMillis());
        assertThat(gone).isLessThan(Duration.ofSeconds(1));
        assertThat(back).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Order(6)
    void theLastOfQuickClicksCounts() {
        var admin = chrome.person();
        Chrome.signIn(admin, "/acme/plugins/portolan/uptime", "admin@acme.test", "portolan");
        var reader = chrome.person();
        Chrome.signIn(reader, "/acme/catalog/default/component/checkout-api", "dev@acme.test", "portolan");
        assertThat(reader.locator(CARD)).isVisible();
        var toggle = admin.locator("#enable");

        for (var click = 0; click < 5; click++) {
            toggle.click();
        }
        assertThat(reader.locator(CARD)).not().isAttached();
        assertThat(toggle.locator("input")).not().isChecked();

        for (var click = 0; click < 5; click++) {
            toggle.click();
        }
        assertThat(reader.locator(CARD)).isVisible();
        assertThat(toggle.locator("input")).isChecked();
    }

    private static Duration measure(Locator toggle, Runnable seen) {
        var clicked = Instant.now();
        toggle.click();
        seen.run();
        return Duration.between(clicked, Instant.now());
    }

    private static Locator field(String id) {
        return owner.locator("#" + id + " input").first();
    }
}
