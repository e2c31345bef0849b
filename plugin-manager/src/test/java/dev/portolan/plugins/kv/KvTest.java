package dev.portolan.plugins.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Rows;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plugins remember what they are to, each installation its own, and as much as they may.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class KvTest {
    private static final String LIMITS =
            "{timeoutMs: 3000, memoryMiB: 16, callsPerMinute: 600, outputKiB: 256, hostCalls: 50, kvKiB: 4}";
    private static final String WIDGET =
            "{point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}";

    @Inject
    TestPublisher publisher;

    @Test
    void whatIsPutIsThereInTheNextCallAndForThisTenantOnly() {
        var code = """
                const was = await host.kv.get('count');
                await host.kv.put('count', {times: (was ? was.times : 0) + 1});
                return JSON.stringify(await host.kv.get('count'));
                """;
        var acme = installed("counts", "counts-acme", LIMITS, code);
        var globex = installed("counts", "counts-globex", LIMITS, code);

        said(acme, "counts", "{\"times\":1}");
        anew(acme, "counts");
        said(acme, "counts", "{\"times\":2}");
        said(globex, "counts", "{\"times\":1}");
    }

    @Test
    void listsAreInTheOrderOfTheirKeysAndByPage() {
        var acme = installed("lists", "lists-acme", LIMITS, """
                for (const key of ['b/2', 'a', 'b/1', 'b/3', 'c']) await host.kv.put(key, key.length);
                await host.kv.delete('b/3');
                const first = await host.kv.list({prefix: 'b/', limit: 1});
                const second = await host.kv.list({prefix: 'b/', limit: 1, cursor: first.next});
                return JSON.stringify([first.items, second.items, second.next ?? 'end', (await host.kv.list()).items.length]);
                """);

        said(acme, "lists", "[[{\"key\":\"b/1\",\"value\":3}],[{\"key\":\"b/2\",\"value\":3}],\"end\",4]");
    }

    @Test
    void whatHasExpiredIsForgotten() {
        var acme = installed("expires", "expires-acme", LIMITS, """
                const before = await host.kv.get('short');
                await host.kv.put('short', 'lived', {ttl: 3600});
                return JSON.stringify([before, await host.kv.get('short')]);
                """);
        said(acme, "expires", "[null,\"lived\"]");

        Rows.change(
                "update kv_entry set expires_at = now() where installation = ?", Rows.installation(acme, "expires"));
        anew(acme, "expires");

        said(acme, "expires", "[null,\"lived\"]");
    }

    @Test
    void thereIsNoMoreRoomThanTheManifestSays() {
        var acme = installed("large", "large-acme", LIMITS, """
                await host.kv.put('a', 'x'.repeat(3000));
                await host.kv.put('a', 'y'.repeat(3000));
                try { await host.kv.put('b', 'x'.repeat(3000)); return 'taken'; }
                catch (refused) {
                  await host.kv.delete('a');
                  await host.kv.put('b', 'x'.repeat(3000));
                  return refused.name + ': ' + refused.message;
                }
                """);

        said(
                acme,
                "large",
                "quota: There is no room: all that the plugin remembers has at most 4 KiB (kvKiB in its manifest).");
        assertThat(TestDatabase.query(
                        "select bytes from kv_usage where installation = '" + Rows.installation(acme, "large") + "'"))
                .isEqualTo(3003);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-key   | host.kv.get("")                           | invalid: A key is a text of 1 to 200 visible characters.
            long-key | host.kv.put("k".repeat(201), 1)           | invalid: A key is a text of 1 to 200 visible characters.
            no-ttl   | host.kv.put("k", 1, {ttl: 0.5})           | invalid: `ttl` is a whole number of seconds, from 1 to 31622400, or absent.
            no-limit | host.kv.list({limit: 101})                | invalid: `limit` is a whole number from 1 to 100.
            no-place | host.kv.list({cursor: "none"})            | invalid: `cursor` is none of this list; leave it out to start at the beginning.
            """)
    void whatIsWrongIsRefusedWithWords(String id, String call, String words) {
        var acme = installed("kv-" + id, "kv-" + id + "-acme", LIMITS, refused(call));

        said(acme, "kv-" + id, words);
    }

    @Test
    void whoAsksForNoRoomHasNone() {
        var acme = installed(
                "roomless", "roomless-acme", LIMITS.replace("kvKiB: 4", "kvKiB: 0"), refused("host.kv.get('a')"));

        said(
                acme,
                "roomless",
                "not_permitted: The plugin has no room to remember anything: its manifest says kvKiB: 0.");
    }

    @Test
    void itIsInTheExportAndGoneWithTheTenant() {
        var acme = installed("leaves-kv", "leaves-kv-acme", LIMITS, "await host.kv.put('a', {b: 1}); return 'put';");
        said(acme, "leaves-kv", "put");
        var service = "Bearer " + TestTokens.service("tenant-service", "plugin-manager");
        var address = "/internal/tenants/" + acme.tenant().id();

        var lines = RestAssured.given()
                .header("Authorization", service)
                .get(address + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(JsonPath::from)
                .filter(line -> line.getString("file").equals("kv"))
                .toList();

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().getString("row.plugin")).isEqualTo("testers/leaves-kv");
        assertThat(lines.getFirst().getString("row.key")).isEqualTo("a");
        assertThat(lines.getFirst().getInt("row.value.b")).isEqualTo(1);
        RestAssured.given()
                .header("Authorization", service)
                .delete(address)
                .then()
                .statusCode(200);
        assertThat(TestDatabase.query("select count(*) from kv_entry where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isZero();
    }

    private static String refused(String call) {
        return "try { return 'taken ' + await " + call + "; } catch (e) { return e.name + ': ' + e.message; }";
    }

    private Portal installed(String id, String slug, String limits, String body) {
        var code = "const said = async (host) => {\n" + body + "\n};\n"
                + "export async function widget(call, host) { return {block: 'text', markdown: await said(host)}; }\n";
        publisher.publish(Crafted.of(id, code, WIDGET).limits(limits).files());
        var portal = Portal.of(slug);
        portal.put("testers/" + id, "{\"enabled\": true}").statusCode(201);
        return portal;
    }

    /// Has the widget made anew.
    private static void anew(Portal portal, String id) {
        portal.patch("testers/" + id, "{\"configuration\": {\"mood\": \"other\"}}")
                .statusCode(200);
    }

    private static void said(Portal portal, String id, String text) {
        portal.view("testers/" + id, "widget").body("view.markdown", equalTo(text));
    }
}
