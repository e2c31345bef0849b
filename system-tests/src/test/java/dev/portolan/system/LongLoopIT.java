package dev.portolan.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The life of a customer by mouse, from the first form until nothing is left: colleagues, plugins, usage, bills that
/// are not paid and then are, help from support, and the way out. Time is moved by the provider's staff.
@Order(40)
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongLoopIT {
    private static final String SLUG = "hooli";
    private static final String OWNER = "gavin@hooli.test";
    private static final String COLLEAGUE = "erlich@hooli.test";
    private static final String PASSWORD = "a long enough secret";
    private static final LocalDate BILLED =
            LocalDate.now(ZoneOffset.UTC).plusMonths(1).withDayOfMonth(2);
    private static final Pattern INVITATION =
            Pattern.compile("/invitations/accept\\?id=([^&\\s]+)&(?:amp;)?code=(\\S+)");

    private static Chrome chrome;
    private static Page owner;
    private static Page operator;
    private static Page billing;
    private static Page support;
    private final Stack stack = Stack.demo();

    @BeforeAll
    static void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        chrome = new Chrome(Stack.demo());
        owner = chrome.person();
        operator = staff("operator");
        billing = staff("billing");
        support = staff("support");
    }

    @AfterAll
    static void close() {
        chrome.close();
    }

    @AfterEach
    void picture(TestInfo test) {
        Chrome.pictures(
                test, "long", Map.of("owner", owner, "operator", operator, "billing", billing, "support", support));
    }

    @Test
    @Order(1)
    void aCompanySignsUpAndChoosesAPlan() {
        owner.navigate("/signup");
        fill(owner, "organization", "Hooli");
        fill(owner, "slug", SLUG);
        fill(owner, "given-name", "Gavin");
        fill(owner, "family-name", "Belson");
        fill(owner, "email", OWNER);
        owner.locator("#send").click();
        assertThat(owner.locator("#check-mail")).isVisible();
        var link = new Company(stack, SLUG, OWNER).awaitLink();
        owner.navigate("/signup/confirm?id=" + link.id() + "&code=" + link.code());
        fill(owner, "password", PASSWORD);
        owner.locator("#confirm").click();
        owner.locator("#open-portal").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        Chrome.signIn(owner, "/" + SLUG + "/settings/plan", OWNER, PASSWORD);
        assertThat(owner.locator("#plan-now")).containsText("On trial");

        owner.locator("#choose-team").click();
        owner.locator("#change-plan").click();

        assertThat(owner.locator("#plan-now")).containsText("Team");
        assertThat(owner.locator("#plan-now")).containsText("Active");
    }

    @Test
    @Order(2)
    void aColleagueIsInvitedAndComes() {
        owner.navigate("/" + SLUG + "/settings/members");
        owner.locator("#invite").click();
        fill(owner, "invite-email", COLLEAGUE);
        owner.locator("#send-invitation").click();
        assertThat(owner.locator("#invitations")).containsText(COLLEAGUE);

        var colleague = chrome.person();
        colleague.navigate(invitation());
        assertThat(colleague.locator("#invitation")).containsText("Hooli");
        fill(colleague, "given-name", "Erlich");
        fill(colleague, "family-name", "Bachman");
        fill(colleague, "password", PASSWORD);
        colleague.locator("#accept").click();
        colleague.locator("#open-portal").waitFor();
        Chrome.signIn(colleague, "/" + SLUG + "/catalog", COLLEAGUE, PASSWORD);
        assertThat(colleague.locator("h1")).containsText("Catalog");

        owner.reload();
        assertThat(owner.locator("main")).containsText("Erlich Bachman");
    }

    @Test
    @Order(3)
    void aPluginIsInstalledAndUsageShows() {
        owner.navigate("/" + SLUG + "/plugins/marketplace");
        owner.locator("#offer-portolan-uptime").click();
        assertThat(owner.locator("#consent")).isVisible();
        owner.locator("#install").click();
        assertThat(owner.locator("#configuration")).isVisible();
        owner.locator("#enable").click();
        assertThat(owner.locator("#live-on")).containsText("2 of 2");

        owner.navigate("/" + SLUG);
        assertThat(owner.locator("#board-home-widget")).isVisible();
        Awaitility.await("usage shows")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    owner.navigate("/" + SLUG + "/settings/usage");
                    owner.locator("#usage-figures").waitFor();
                    return owner.locator("#usage-figures tbody tr")
                            .first()
                            .innerText()
                            .matches("(?s).*[1-9].*[1-9].*");
                });
    }

    @Test
    @Order(4)
    void aMonthPassesAndIsBilled() {
        operator.navigate("/operator/tenants/" + SLUG);
        operator.locator("#mark-test").click();
        fill(operator, "reason", "the long loop");
        operator.locator("#confirm").click();
        moveTo(BILLED);

        billing.navigate("/operator/invoices?state=draft&q=" + SLUG);
        billing.locator("[id^='invoice-0'] a").first().click();
        billing.locator("#issue").click();
        billing.locator("#confirm").click();

        assertThat(billing.locator("#pdf")).isVisible();
        owner.navigate("/" + SLUG + "/settings/invoices");
        assertThat(owner.locator("main")).containsText("PTL-");
    }

    @Test
    @Order(5)
    void unpaidItIsSuspended() {
        owner.navigate("/" + SLUG + "/catalog");

        moveTo(BILLED.plusDays(30));

        assertThat(owner.locator("main")).containsText("This organization is suspended");
        owner.navigate("/" + SLUG + "/settings/invoices");
        assertThat(owner.locator("main")).containsText("PTL-");
    }

    @Test
    @Order(6)
    void paidItIsOpenAgain() {
        billing.reload();
        billing.locator("#pay").click();
        fill(billing, "reference", "bank statement 12");
        billing.locator("#confirm").click();
        assertThat(billing.locator("main")).containsText("Paid");

        owner.navigate("/" + SLUG + "/catalog");
        assertThat(owner.locator("h1")).containsText("Catalog");
    }

    @Test
    @Order(7)
    void supportLooksInWithConsent() {
        support.navigate("/operator/tenants/" + SLUG);
        support.locator("#ask-support").click();
        fill(support, "reason", "ticket 4711");
        support.locator("#confirm").click();

        owner.navigate("/" + SLUG + "/settings/support");
        owner.locator("[id^='review-']").click();
        owner.locator("#consent").click();
        assertThat(owner.locator("#support-banner")).isVisible();

        support.navigate("/" + SLUG + "/catalog");
        assertThat(support.locator("h1")).containsText("Catalog");
        assertThat(support.locator("#support-banner")).isVisible();
        owner.locator("#end-support").click();
        assertThat(owner.locator("#support-banner")).not().isVisible();
        assertThat(support.locator("#support-banner")).not().isVisible();
    }

    @Test
    @Order(8)
    void theRecordShowsItAll() {
        owner.navigate("/" + SLUG + "/settings/audit");

        var record = owner.locator("main");
        assertThat(record).containsText("Callum Reid");
        assertThat(record).containsText("ticket 4711");
        assertThat(record).containsText("Anouk Visser");
        owner.locator("#check-chain").click();
        assertThat(owner.locator("#chain-verdict")).containsText("whole");
    }

    @Test
    @Order(9)
    void everythingIsTakenOut() throws IOException {
        owner.navigate("/" + SLUG + "/settings/organization");
        owner.locator("#start-export").click();
        var link = owner.locator("[id^='export-0']").first();
        link.waitFor(new Locator.WaitForOptions().setTimeout(60_000));

        var file = owner.waitForDownload(link::click).path();

        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .contains("manifest.json", "members.jsonl", "audit.jsonl", "plugins/installations.jsonl");
        }
    }

    @Test
    @Order(10)
    void andNothingIsLeft() {
        owner.navigate("/" + SLUG + "/settings/organization");
        fill(owner, "offboard-slug", SLUG);
        owner.locator("#offboard").click();
        assertThat(owner.locator("#come-back")).isVisible();

        moveTo(BILLED.plusDays(65));

        Awaitility.await("everything is erased")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    operator.navigate("/operator/tenants/" + SLUG + "/erasure");
                    operator.locator("#erasure").waitFor();
                    assertThat(operator.locator("#erasure").innerText()).contains("Everything is erased");
                });
        owner.navigate("/" + SLUG + "/catalog");
        assertThat(owner.locator("h1")).not().containsText("Catalog");
    }

    /// Time passes for the company, and what falls due is done.
    private static void moveTo(LocalDate day) {
        operator.navigate("/operator/tenants/" + SLUG);
        operator.locator("#move-clock").click();
        fill(operator, "clock-day", day.toString());
        operator.locator("#clock-day input").press("Enter");
        operator.locator("#confirm").click();
        operator.locator("#act-dialog")
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.DETACHED)
                        .setTimeout(60_000));
    }

    private String invitation() {
        var mail = new Api(stack.url(8025), null);
        return Awaitility.await("the invitation to " + COLLEAGUE)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            for (var message : mail.get("/api/messages").json()) {
                                var link =
                                        INVITATION.matcher(message.path("text").asText());
                                if (message.path("to").toString().contains(COLLEAGUE) && link.find()) {
                                    return link.group();
                                }
                            }
                            return null;
                        },
                        found -> found != null);
    }

    private static Page staff(String role) {
        var page = chrome.person();
        Chrome.signIn(page, "/operator", role + "@portolan.test", "portolan");
        return page;
    }

    private static void fill(Page page, String id, String text) {
        page.locator("#" + id + " input, #" + id + " textarea").first().fill(text);
    }
}
