package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class AuditResourceTest {
    private static final Actor SAM = new Actor(Kind.STAFF, "s-sam", "Sam", "u-ann", "192.0.2.9", "Ann");

    @Test
    void anEntryTellsAllOfIt() {
        var tenant = Acts.tenant("tells");
        var act = Acts.done(
                tenant,
                SAM,
                "plugin.configured",
                new Target("plugin", "portolan/uptime", "Uptime"),
                new Change(Map.of("/level", 5), Map.of("/level", 9), "louder"));
        Acts.await(tenant, 1);

        Acts.list(tenant, "")
                .body("items", hasSize(1))
                .body("next", nullValue())
                .body("items[0].id", equalTo(act.id().toString()))
                .body("items[0].seq", equalTo(1))
                .body("items[0].at", startsWith(act.at().toString().substring(0, 19)))
                .body("items[0].actor.kind", equalTo("staff"))
                .body("items[0].actor.subject", equalTo("s-sam"))
                .body("items[0].actor.name", equalTo("Sam"))
                .body("items[0].actor.inNameOf", equalTo("u-ann"))
                .body("items[0].actor.inNameOfName", equalTo("Ann"))
                .body("items[0].actor.address", equalTo("192.0.2.9"))
                .body("items[0].action", equalTo("plugin.configured"))
                .body("items[0].target.type", equalTo("plugin"))
                .body("items[0].target.id", equalTo("portolan/uptime"))
                .body("items[0].target.name", equalTo("Uptime"))
                .body("items[0].change.before.'/level'", equalTo(5))
                .body("items[0].change.after.'/level'", equalTo(9))
                .body("items[0].change.reason", equalTo("louder"))
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | 4 3 2 1
            actor=u-ann                       | 4 3 1
            actor=s-sam                       | 3
            actor=SAM                         | 3
            action=plugin.enabled             | 2
            action=plugin.                    | 3 2
            action=plugin                     | ''
            target=plugin                     | 3 2
            target=plugin:portolan/uptime     | 3 2
            target=portolan/uptime            | 3 2
            target=location                   | 4
            q=retyped                         | 3
            q=UPTIME                          | 3 2
            q=100%25_sure                     | 4
            q=100_                            | ''
            from=2026-01-03T00:00:00Z         | 4 3
            to=2026-01-03T00:00:00Z           | 2 1
            from=2026-01-02T00:00:00Z&to=2026-01-03T00:00:00%2B00:00 | 2
            actor=u-ann&action=member.        | 1
            actor=&action=&q=+                | 4 3 2 1
            """)
    void filtersNarrowTheList(String query, String seqs) {
        var tenant = filled();

        List<Integer> found = Acts.list(tenant, query).extract().path("items.seq");

        assertThat(found.stream().map(String::valueOf).reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b))
                .isEqualTo(seqs);
    }

    // One tenant for all rows of the table: the acts never change.
    private static TestTenant filled() {
        var tenant = TestTenant.of("audit-filters");
        World.stored(tenant);
        if (Acts.count(tenant) == 0) {
            var bo = new Actor(Kind.MEMBER, "u-bo", "Bo", null, null);
            var uptime = new Target("plugin", "portolan/uptime", "Uptime");
            Acts.done(tenant, Acts.ANN, "member.invited", new Target("member", "m1", "Cid"), Change.NONE);
            Acts.done(tenant, bo, "plugin.enabled", uptime, Change.NONE);
            var retyped = new Change(Map.of(), Map.of(), "Retyped it");
            Acts.done(tenant, SAM, "plugin.configured", uptime, retyped);
            Acts.done(tenant, Acts.ANN, "location.registered", new Target("location", "l1", "100%_sure"), Change.NONE);
            Acts.await(tenant, 4);
            World.sql("update audit_entry set at = '2026-01-01T00:00:00Z'::timestamptz + (seq - 1) * interval '1 day'"
                    + " where tenant_id = '" + tenant.id() + "'");
        }
        return tenant;
    }

    @Test
    void pagesFollowEachOtherWhileTheRecordGrows() {
        var tenant = Acts.tenant("pages");
        IntStream.rangeClosed(1, 5).forEach(i -> Acts.done(tenant, "thing.done-" + i));
        Acts.await(tenant, 5);
        var first = Acts.list(tenant, "limit=2").body("items.seq", contains(5, 4));
        String next = first.extract().path("next");
        Acts.done(tenant, "thing.done-6");
        Acts.await(tenant, 6);

        var second = Acts.list(tenant, "limit=2&cursor=" + next).body("items.seq", contains(3, 2));
        String last = second.extract().path("next");
        Acts.list(tenant, "limit=2&cursor=" + last)
                .body("items.seq", contains(1))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/export", "/export?format=csv", "/check"})
    void anotherTenantsRecordDoesNotExist(String path) {
        var acme = Acts.tenant("hidden");
        Acts.done(acme, "thing.done");
        Acts.await(acme, 1);

        TestTenant.GLOBEX
                .asOwner()
                .get("/api/tenants/" + acme.slug() + "/audit" + path)
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
        var globex = Acts.tenant("looks");
        Acts.list(globex, "").body("items", hasSize(0));
        assertThat(export(globex, "")).isEmpty();
        Acts.check(globex).body("entries", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/export", "/check"})
    void whoMayNotReadItHearsSo(String path) {
        var tenant = Acts.tenant("roles");
        var address = "/api/tenants/" + tenant.slug() + "/audit" + path;

        given().get(address).then().statusCode(401);
        tenant.as("dev", "tenant.read member.read token.manage")
                .get(address)
                .then()
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/forbidden"));
        tenant.as("admin", "audit.read").get(address).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'',cursor=garbage,cursor",
        "'',cursor=WyJ4Il0,cursor",
        "'',limit=0,limit",
        "'',limit=201,limit",
        "'',from=yesterday,from",
        "'',to=2026-11-31,to",
        "'',from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z,to",
        "/export,format=xml,format",
        "/export,format=csv&from=x,from"
    })
    void badParametersAreToldAtTheirNames(String path, String query, String pointer) {
        var tenant = Acts.tenant("bad");
        tenant.asOwner()
                .get("/api/tenants/" + tenant.slug() + "/audit" + path + "?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("https://portolan.dev/problems/invalid"))
                .body("violations.pointer", contains(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor", "action", "target", "q"})
    void longFiltersAreRefused(String name) {
        var tenant = Acts.tenant("long");
        tenant.asOwner()
                .get("/api/tenants/" + tenant.slug() + "/audit?" + name + "=" + "x".repeat(201))
                .then()
                .statusCode(400)
                .body("violations.pointer", contains(name));
    }

    @Test
    void linesOfJsonAreWhatWasHashed() {
        var tenant = Acts.tenant("lines");
        Acts.done(tenant, SAM, "thing.done", new Target("thing", "1", "é"), Acts.changed(Map.of(), Map.of("a", 1)));
        Acts.done(tenant, "thing.done-again");
        Acts.await(tenant, 2);

        var answer = tenant.asOwner()
                .get("/api/tenants/" + tenant.slug() + "/audit/export")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .header("Content-Disposition", equalTo("attachment; filename=\"audit-" + tenant.slug() + ".ndjson\""))
                .extract();
        var lines =
                new String(answer.asByteArray(), StandardCharsets.UTF_8).lines().toList();

        assertThat(lines).hasSize(2);
        var previous = "0".repeat(64);
        for (var line : lines) {
            var hash = line.replaceFirst(".*\"hash\":\"([0-9a-f]{64})\",.*", "$1");
            var canonical = line.replace("\"hash\":\"" + hash + "\",", "");
            assertThat(World.text("select encode(sha256(convert_to('" + previous + "' || E'\\n' || '" + canonical
                            + "', 'UTF8')), 'hex')"))
                    .isEqualTo(hash);
            previous = hash;
        }
    }

    @Test
    void exportsKeepTheFilters() {
        var tenant = filled();

        assertThat(export(tenant, "&action=plugin.")).hasSize(2).allMatch(line -> line.contains("portolan/uptime"));
        assertThat(export(tenant, "&from=2026-01-04T00:00:00Z")).hasSize(1);
    }

    @Test
    void csvIsNoWayIntoASpreadsheet() {
        var tenant = Acts.tenant("formula");
        var evil = new Actor(Kind.MEMBER, "u-evil", "=HYPERLINK(\"http://evil.test\")", null, "192.0.2.7");
        var why = new Change(Map.of(), Map.of("name", "=1+1"), "@SUM(1)");
        Acts.done(tenant, evil, "member.renamed", new Target("member", "-1", "+1"), why);
        Acts.await(tenant, 1);

        var csv = tenant.asOwner()
                .get("/api/tenants/" + tenant.slug() + "/audit/export?format=csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", equalTo("attachment; filename=\"audit-" + tenant.slug() + ".csv\""))
                .extract()
                .asString();

        assertThat(csv.lines().toList()).hasSize(2);
        assertThat(csv)
                .startsWith("\"seq\",\"at\",\"actor_kind\",")
                .contains("\"'=HYPERLINK(\"\"http://evil.test\"\")\"")
                .contains("\"'-1\",\"'+1\",,\"{\"\"name\"\":\"\"=1+1\"\"}\",\"'@SUM(1)\"");
    }

    @Test
    void twentyThousandEntriesAreStreamed() throws IOException {
        var tenant = Acts.tenant("many");
        World.sql(AuditChainTest.chain(tenant, 20_000));

        var answer = tenant.asOwner().get("/api/tenants/" + tenant.slug() + "/audit/export");
        answer.then()
                .statusCode(200)
                .header("Transfer-Encoding", equalTo("chunked"))
                .header("Content-Length", nullValue());
        assertThat(lines(answer.asInputStream())).hasSize(20_000);
        var csv = tenant.asOwner().get("/api/tenants/" + tenant.slug() + "/audit/export?format=csv");
        assertThat(lines(csv.asInputStream())).hasSize(20_001);
        Acts.check(tenant).body("ok", equalTo(true)).body("entries", equalTo(20_000));
        Acts.list(tenant, "limit=200")
                .body("items", hasSize(200))
                .body("items.action", everyItem(equalTo("thing.done")));
    }

    private static List<String> lines(InputStream body) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var lines = new ArrayList<String>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        }
    }

    private static List<String> export(TestTenant tenant, String query) {
        return tenant.asOwner()
                .get("/api/tenants/" + tenant.slug() + "/audit/export?format=ndjson" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }
}
