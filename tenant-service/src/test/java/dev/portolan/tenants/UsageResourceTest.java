package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class UsageResourceTest {
    private final TestTenant tenant = TestTenant.of(World.slug("usage"));

    @BeforeEach
    void stored() {
        World.stored(tenant);
    }

    @Test
    void everyDayIsListedAndSumsAndLevelsComeToTheirTotals() {
        send("a", Meter.PLUGIN_INVOCATIONS, 5, "2026-11-01T10:00:00Z");
        send("b", Meter.PLUGIN_INVOCATIONS, 7, "2026-11-01T11:00:00Z");
        send("c", Meter.PLUGIN_INVOCATIONS, 1, "2026-11-03T11:00:00Z");
        send("d", Meter.ENTITIES, 40, "2026-11-01T10:00:00Z");
        send("e", Meter.ENTITIES, 30, "2026-11-01T12:00:00Z");
        send("f", Meter.ENTITIES, 35, "2026-11-03T12:00:00Z");
        send("ann/2026-11-01", Meter.ACTIVE_MEMBERS, 1, "2026-11-01T08:00:00Z");
        send("bob/2026-11-01", Meter.ACTIVE_MEMBERS, 1, "2026-11-01T09:00:00Z");
        send("ann/2026-11-03", Meter.ACTIVE_MEMBERS, 1, "2026-11-03T08:00:00Z");
        send("g", Meter.API_CALLS, 100, "2026-11-03T08:00:00Z");
        awaitEvents(10);

        report("2026-11-01", "2026-11-03")
                .statusCode(200)
                .body("from", equalTo("2026-11-01"))
                .body("to", equalTo("2026-11-03"))
                .body("zone", equalTo("UTC"))
                .body("days", hasSize(3))
                .body(
                        "days[0]",
                        equalTo(Map.of(
                                "day",
                                "2026-11-01",
                                "activeMembers",
                                2,
                                "entities",
                                40,
                                "pluginInvocations",
                                12,
                                "apiCalls",
                                0)))
                .body(
                        "days[1]",
                        equalTo(Map.of(
                                "day",
                                "2026-11-02",
                                "activeMembers",
                                0,
                                "entities",
                                0,
                                "pluginInvocations",
                                0,
                                "apiCalls",
                                0)))
                .body("days[2].entities", equalTo(35))
                .body(
                        "totals",
                        equalTo(Map.of("activeMembers", 2, "entities", 40, "pluginInvocations", 13, "apiCalls", 100)));
    }

    @Test
    void dayBeginsAtMidnightOfTheTenantsZone() {
        World.sql("update tenant set zone = 'Asia/Kolkata' where id = '" + tenant.id() + "'");
        send("before", Meter.API_CALLS, 1, "2026-11-01T18:29:59Z");
        send("after", Meter.API_CALLS, 2, "2026-11-01T18:30:00Z");
        awaitEvents(2);

        report("2026-11-01", "2026-11-02")
                .body("zone", equalTo("Asia/Kolkata"))
                .body("days.day", equalTo(List.of("2026-11-01", "2026-11-02")))
                .body("days.apiCalls", equalTo(List.of(1, 2)));
    }

    @Test
    void lastThirtyDaysAreShownWithoutDates() {
        var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
        String to = tenant.asOwner()
                .get(path())
                .then()
                .statusCode(200)
                .body("days", hasSize(30))
                .extract()
                .path("to");
        assertThat(to).isBetween(today, today.replaceAll("..$", "32"));
        tenant.asOwner().get(path() + "?to=2026-11-30").then().statusCode(200).body("from", equalTo("2026-11-01"));
    }

    @Test
    void theSameAsCsv() {
        send("a", Meter.PLUGIN_INVOCATIONS, 5, "2026-11-01T10:00:00Z");
        send("b", Meter.ENTITIES, 40, "2026-11-02T10:00:00Z");
        awaitEvents(2);

        tenant.asOwner()
                .accept("text/csv")
                .get(path() + "?from=2026-11-01&to=2026-11-02")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("usage-2026-11-01-to-2026-11-02.csv"))
                .body(equalTo("""
                        "day","active_members","entities","plugin_invocations","api_calls"
                        "2026-11-01","0","0","5","0"
                        "2026-11-02","0","40","0","0"
                        """.replace("\n", "\r\n")));
    }

    @Test
    void problemIsAProblemForWhoWantsCsvToo() {
        tenant.asOwner()
                .accept("text/csv")
                .get(path() + "?from=yesterday")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            from=yesterday                  | from | is no day from 2000-01-01 to 2999-12-31; write it as 2026-11-28
            to=2026-02-30                   | to   | is no day from 2000-01-01 to 2999-12-31; write it as 2026-11-28
            to=2026-11-28T00:00:00Z         | to   | is no day from 2000-01-01 to 2999-12-31; write it as 2026-11-28
            to=-999999999-01-01             | to   | is no day from 2000-01-01 to 2999-12-31; write it as 2026-11-28
            from=2026-11-02&to=2026-11-01   | from | is 2026-11-02, after the last day 2026-11-01; choose an earlier day
            from=2025-10-26&to=2026-11-30   | from | is 400 days before the last day 2026-11-30; at most 400 days are shown at once, so choose 2025-10-27 or later
            """)
    void badDaysAreNamed(String query, String pointer, String message) {
        tenant.asOwner()
                .get(path() + "?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("https://portolan.dev/problems/invalid"))
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].message", equalTo(message));
    }

    @Test
    void fourHundredDaysAreShown() {
        report("2025-10-27", "2026-11-30").statusCode(200).body("days", hasSize(400));
    }

    @Test
    void anotherTenantsUsageDoesNotExist() {
        send("a", Meter.API_CALLS, 5, "2026-11-01T10:00:00Z");
        awaitEvents(1);
        var other = TestTenant.of(World.slug("other"));
        World.stored(other);

        other.asOwner().get(path()).then().statusCode(404);
        other.asOwner()
                .get("/api/tenants/" + other.slug() + "/usage?from=2026-11-01&to=2026-11-01")
                .then()
                .statusCode(200)
                .body("totals.apiCalls", equalTo(0));
    }

    @Test
    void viewersMayNot() {
        tenant.asViewer().get(path()).then().statusCode(403);
    }

    private String path() {
        return "/api/tenants/" + tenant.slug() + "/usage";
    }

    private ValidatableResponse report(String from, String to) {
        return tenant.asOwner().get(path() + "?from=" + from + "&to=" + to).then();
    }

    private void send(String id, Meter meter, long quantity, String at) {
        TestTopics.send(
                Topics.USAGE,
                tenant.id().toString(),
                tenant.id(),
                "usage.metered",
                new UsageEvent(tenant.id(), "test", id, meter, quantity, Instant.parse(at)));
    }

    private void awaitEvents(int number) {
        var taken = "select count(*) from usage_event where source = 'test' and tenant_id = '" + tenant.id() + "'";
        Awaitility.await("usage of " + tenant.slug())
                .atMost(Duration.ofSeconds(20))
                .until(() -> World.text(taken).equals(String.valueOf(number)));
    }
}
