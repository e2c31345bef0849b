package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class PlanPreviewTest {
    @ParameterizedTest(name = "{0} to {1} on {2} in {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # from       | to         | at                   | zone             | seats | before | after  | lines          | due
            team         | business   | 2031-11-16T12:00:00Z | UTC              | 3     | 4900   | 49900  | -2450 24950    | 22500
            business     | team       | 2031-11-16T12:00:00Z | UTC              | 3     | 49900  | 4900   | -24950 2450    | -22500
            team         | business   | 2031-11-01T00:00:00Z | UTC              | 3     | 4900   | 49900  | -4900 49900    | 45000
            team         | business   | 2031-11-30T23:59:59Z | UTC              | 3     | 4900   | 49900  | -163 1663      | 1500
            team         | business   | 2031-11-30T23:59:59Z | Europe/Berlin    | 3     | 4900   | 49900  | -4900 49900    | 45000
            team         | business   | 2031-12-01T00:30:00Z | America/New_York | 3     | 4900   | 49900  | -163 1663      | 1500
            team         | business   | 2032-02-29T12:00:00Z | UTC              | 3     | 4900   | 49900  | -169 1721      | 1552
            free         | team       | 2031-11-16T12:00:00Z | UTC              | 3     | 0      | 4900   | 2450           | 2450
            team         | free       | 2031-11-16T12:00:00Z | UTC              | 3     | 4900   | 0      | -2450          | -2450
            team         | team       | 2031-11-16T12:00:00Z | UTC              | 3     | 4900   | 4900   |                | 0
            team         | business   | 2031-11-16T12:00:00Z | UTC              | 14    | 6900   | 49900  | -2450 24950    | 22500
            """)
    void previewTellsWhatTheChangeCosts(
            String from, String to, Instant at, String zone, int seats, int before, int after, String lines, int due) {
        var tenant = Customers.on(from);
        Customers.at(tenant, at, zone);
        Customers.hasMembers(tenant, seats);
        var amounts = lines == null
                ? List.<Integer>of()
                : Arrays.stream(lines.split(" ")).map(Integer::valueOf).toList();

        Customers.preview(tenant, to)
                .statusCode(200)
                .body("from", equalTo(from))
                .body("to", equalTo(to))
                .body("at", equalTo(at.toString()))
                .body("monthly.before", equalTo(Map.of("minor", before, "currency", "EUR")))
                .body("monthly.after", equalTo(Map.of("minor", after, "currency", "EUR")))
                .body("proration.amount.minor", equalTo(amounts))
                .body("dueNow", equalTo(Map.of("minor", due, "currency", "EUR")))
                .body("refusals", empty());
    }

    @Test
    void previewSaysWhichDaysAreCharged() {
        var tenant = Customers.on("team");
        Customers.at(tenant, Customers.MIDDLE_OF_NOVEMBER, "UTC");

        Customers.preview(tenant, "business")
                .body(
                        "proration.text",
                        contains(
                                "Given back: Team, 16 to 30 November 2031 (15 of 30 days)",
                                "Business, 16 to 30 November 2031 (15 of 30 days)"));
    }

    @Test
    void previewOfTheTriedPlanGivesNothingBack() {
        var tenant = Customers.trying("business", Customers.MIDDLE_OF_NOVEMBER.plus(1, ChronoUnit.DAYS));
        Customers.at(tenant, Customers.MIDDLE_OF_NOVEMBER, "UTC");

        Customers.preview(tenant, "business")
                .statusCode(200)
                .body("monthly.before.minor", equalTo(0))
                .body("monthly.after.minor", equalTo(49_900))
                .body("proration.amount.minor", contains(24_950));
    }

    @Test
    void previewChangesNothing() {
        var tenant = Customers.on("team");
        Customers.preview(tenant, "business").statusCode(200);
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
        assertThat(Customers.changes(tenant)).isZero();
    }

    @Test
    void previewSaysWhatDoesNotFit() {
        var tenant = Customers.on("team");
        Customers.hasMembers(tenant, 7);
        Customers.preview(tenant, "free")
                .statusCode(200)
                .body("limits.name", contains("seats", "entities", "plugins"))
                .body("limits[0].used", equalTo(7))
                .body("limits[0].limit", equalTo(5))
                .body("limits.ok", contains(false, true, true))
                .body(
                        "refusals",
                        contains(
                                "The plan Free allows 5 seats, and 7 are used. Remove 2 first, or choose a larger plan."));
    }

    @Test
    void previewCountsInstalledPluginsAndEntities() {
        var tenant = Customers.on("team");
        Customers.has(tenant, Meter.PLUGINS, 5);
        Customers.has(tenant, Meter.ENTITIES, 251);

        Customers.subscription(tenant).body("limits.used", contains(3, 251, 5));
        Customers.preview(tenant, "free")
                .statusCode(200)
                .body("limits.used", contains(3, 251, 5))
                .body("limits.ok", contains(true, false, false))
                .body(
                        "refusals",
                        contains(
                                "The plan Free allows 250 entities, and 251 are used."
                                        + " Remove 1 first, or choose a larger plan.",
                                "The plan Free allows 3 plugins, and 5 are installed."
                                        + " Uninstall 2 first, or choose a larger plan."));
    }
}
