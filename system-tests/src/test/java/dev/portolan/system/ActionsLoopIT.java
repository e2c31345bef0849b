package dev.portolan.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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

/// What plugins do besides showing something, by mouse and while it happens: an action with its log, the notification
/// that comes of it, the event and what reacted to it, a call from outside, a provider that runs.
@Order(39)
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActionsLoopIT {
    private static final Stack STACK = Stack.demo();
    private static final String PLUGIN = "/api/tenants/acme/installations/courier/parcels";
    private static final Map<String, String> PARCELS = Map.of(
            "plugin.yaml",
            """
            apiVersion: portolan.dev/v1
            id: parcels
            publisher: courier
            version: 1.0.0
            title: Parcels
            summary: Brings parcels, and says so.
            categories: [operations]
            license: MIT
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions:
              - egress: "http://{config.host}"
              - event.publish
              - notification.send
            limits: {timeoutMs: 10000, hostCalls: 20}
            config: {version: 1}
            extensions:
              - point: action
                id: deliver
                title: Deliver a parcel
                function: deliver
                when: {kind: component}
                input:
                  type: object
                  properties: {to: {type: string, title: To whom, minLength: 3, maxLength: 40}}
                  required: [to]
              - {point: event.handler, id: door, title: Door, function: door, events: [plugin.courier.parcels.delivered]}
              - {point: webhook.receiver, id: ring, title: Ring, function: ring}
              - {point: catalog.provider, id: streets, title: Streets, function: streets, every: 1d}
            """,
            "config.schema.json",
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["host"],
             "properties": {"host": {"type": "string", "title": "Host", "maxLength": 100}}}
            """,
            "plugin.js",
            """
            const ask = (config, host, path) => host.http.fetch('http://' + config.host + path, {});
            export async function deliver({ config, input }, host) {
              const { to } = input.values;
              host.log('info', 'packing for ' + to);
              await host.progress(1, 2, 'packing');
              await ask(config, host, '/road');
              host.log('info', 'arrived at ' + to);
              await host.progress(2, 2, 'arrived');
              await host.events.publish('delivered', { to });
              await host.notify({ to: ['everybody'], title: 'A parcel for ' + to, severity: 'high', topic: 'parcels' });
              return { ok: true, message: 'The parcel is with ' + to };
            }
            export async function door({ config }, host) { await ask(config, host, '/doorbell'); }
            export const ring = ({ input }) => ({ status: 200, body: 'heard ' + input.body });
            export async function streets({ config, input }, host) {
              const page = Number(input.cursor ?? '1');
              await ask(config, host, '/street/' + page);
              return {
                type: 'full',
                entities: [{
                  apiVersion: 'backstage.io/v1alpha1',
                  kind: 'Resource',
                  metadata: { name: 'street-' + page },
                  spec: { type: 'street', owner: 'group:default/posts' },
                }],
                next: page < 2 ? '2' : undefined,
                progress: { done: page, total: 2 },
              };
            }
            """,
            "README.md",
            "# Parcels\n\nBrings them.\n");

    private static Gate gate;
    private static Api owner;
    private static Chrome chrome;
    private static Page admin;
    private static Page member;

    @BeforeAll
    static void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        gate = new Gate(STACK.port(Stack.FILES_OF_TESTS));
        var author = PluginAuthor.of(STACK, "courier");
        author.send(PARCELS);
        author.awaitPublished("parcels", "1.0.0");
        owner = new Api(STACK.url(8083), STACK.token("owner@acme.test", "acme"));
        var installed = owner.put(PLUGIN, """
                {"enabled": true, "configuration": {"host": "localhost:%d"},
                 "grants": ["egress:http://{config.host}", "event.publish", "notification.send"]}\
                """.formatted(STACK.port(Stack.FILES_OF_TESTS)));
        assertThat(installed.status()).as(installed.body()).isEqualTo(201);
        chrome = new Chrome(STACK);
        admin = chrome.person();
        Chrome.signIn(admin, "/acme", "admin@acme.test", "portolan");
        member = chrome.person();
        Chrome.signIn(member, "/acme/catalog/default/component/checkout-api", "dev@acme.test", "portolan");
    }

    @AfterAll
    static void close() {
        chrome.close();
        gate.close();
        var _ = owner.call("DELETE", PLUGIN, null);
    }

    @AfterEach
    void picture(TestInfo test) {
        Chrome.pictures(test, "actions", Map.of("admin", admin, "member", member));
    }

    @Test
    @Order(1)
    void anActionSaysWhatItDoesWhileItRuns() {
        assertThat(admin.locator("#bell")).isVisible();
        var there = hold("/road");
        member.locator("#action-parcels-deliver").click();
        member.locator("#start-action").click();
        assertThat(member.locator("#field-to")).hasAttribute("invalid", "");
        member.locator("#field-to input").fill("Deckard");
        member.locator("#start-action").click();

        assertThat(member.locator("#run-log")).containsText("packing for Deckard");
        assertThat(member.locator("#run-state")).containsText("running");
        assertThat(member.locator("#run")).containsText("1 of 2");
        there.countDown();
        assertThat(member.locator("#run-result")).containsText("The parcel is with Deckard");
        assertThat(member.locator("#run-log")).containsText("arrived at Deckard");
        member.locator("#run").getByText("Close").click();
    }

    @Test
    @Order(2)
    void whatIsUrgentIsSaidWhereverOneIs() {
        assertThat(admin.locator("vaadin-notification-card")).containsText("A parcel for Deckard");
        assertThat(admin.locator("#bell a")).hasAttribute("aria-label", Pattern.compile("[1-9]\\d* unread"));

        admin.locator("vaadin-notification-card").getByText("Show").click();

        assertThat(admin.locator("#notifications article").first()).containsText("A parcel for Deckard");
        assertThat(admin.locator("#notifications .inbox-title").first()).hasAttribute("aria-expanded", "true");
    }

    @Test
    @Order(3)
    void whatComesWhileTheInboxIsOpenIsOnTopAndClosesNothing() {
        var begun = owner.post(
                "/api/tenants/acme/actions/courier/parcels/deliver",
                "{\"entity\": \"component:default/checkout-api\", \"values\": {\"to\": \"Rachael\"}}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);

        var items = admin.locator("#notifications article");
        assertThat(items.first()).containsText("A parcel for Rachael");
        assertThat(items.nth(1).locator(".inbox-title")).hasAttribute("aria-expanded", "true");
    }

    @Test
    @Order(4)
    void whoWantsToHearNoMoreOfItChoosesSoByKey() {
        admin.getByText("What I hear of").click();
        var choice = admin.getByLabel("Parcels from Parcels by Mail").first();
        choice.focus();
        choice.press("Space");

        assertThat(admin.locator("vaadin-notification-card").last()).containsText("Parcels does not come by mail");
        assertThat(choice).isFocused();
        admin.reload();
        assertThat(admin.getByLabel("Parcels from Parcels by Mail").first())
                .not()
                .isChecked();
    }

    @Test
    @Order(5)
    void anEventTellsWhoReactedAndIsHandedOverAgain() {
        admin.navigate("/acme/events?plugin=courier/parcels");
        var row = admin.locator("#events tr")
                .filter(new Locator.FilterOptions().setHasText("to Deckard"))
                .first();
        row.getByText("Details").click();
        assertThat(admin.locator("#deliveries")).containsText("taken");
        var before = gate.arrivals("/doorbell");

        admin.locator("#replay").click();

        admin.waitForCondition(() -> gate.arrivals("/doorbell") > before);
        assertThat(admin.locator("#deliveries")).containsText("taken");
        admin.locator("#event").getByText("Close").click();
    }

    @Test
    @Order(6)
    void aCallFromOutsideIsSeenAsItComes() {
        member.navigate("/acme/events");
        member.locator("#events").waitFor();
        admin.navigate("/acme/plugins/courier/parcels/configuration");
        var address = URI.create(admin.locator("#hook-ring input").inputValue());

        var answer = new Api(address.getScheme() + "://" + address.getAuthority(), null)
                .call("POST", address.getPath(), "text/plain", "ding");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("heard ding");
        assertThat(member.locator("#events")).containsText("was called from outside and answered with 200");
    }

    @Test
    @Order(7)
    void aProviderIsFollowedWhileItRuns() {
        admin.navigate("/acme/sources");
        var row = admin.locator("#provider-courier-parcels-streets");
        assertThat(row).containsText("Up to date");
        var there = hold("/street/2");
        row.getByText("Run now").click();

        assertThat(row).containsText("1 of 2");
        there.countDown();
        assertThat(row).containsText("Up to date");
        member.navigate("/acme/catalog/default/resource/street-2");
        assertThat(member.locator("h1")).containsText("street-2");
    }

    /// The next function that asks for this path waits until the latch is counted down.
    private static CountDownLatch hold(String path) {
        var there = new CountDownLatch(1);
        gate.trap(path, () -> {
            try {
                there.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return there;
    }
}
