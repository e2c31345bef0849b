package dev.portolan.tenants.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BilledDaysTest {
    private static final Instant START = Instant.parse("2026-10-10T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void planThatNeverChangedIsBilledFromTheFirstDay() {
        assertThat(november(active("team"))).containsExactly("team 2026-11-01 2026-12-01");
        assertThat(days("2026-10-01", "2026-11-01", active("team"))).containsExactly("team 2026-10-10 2026-11-01");
    }

    @Test
    void trialIsNotBilled() {
        assertThat(november(new Subscription("business", Subscription.Status.TRIALING, START, START, null)))
                .isEmpty();
    }

    @Test
    void trialThatLedToNothingIsNotBilled() {
        var ended = new Subscription.Ended(START, false);
        assertThat(november(new Subscription("business", Subscription.Status.CANCELED, START, null, ended)))
                .isEmpty();
    }

    @Test
    void dayOfAChangeIsTheNewPlansInTheTenantsZone() {
        assertThat(november(active("business"), change("2026-11-15T23:30:00Z", "team", false, "business")))
                .containsExactly("team 2026-11-01 2026-11-16", "business 2026-11-16 2026-12-01");
    }

    @Test
    void daysBeforeATrialsEndAreFree() {
        assertThat(november(
                        active("business"),
                        change("2026-11-10T10:00:00Z", "business", true, "team"),
                        change("2026-11-20T10:00:00Z", "team", false, "business")))
                .containsExactly("team 2026-11-10 2026-11-20", "business 2026-11-20 2026-12-01");
    }

    @Test
    void ofTwoChangesOnADayTheLastOneCounts() {
        assertThat(november(
                        active("team"),
                        change("2026-11-10T10:00:00Z", "team", false, "business"),
                        change("2026-11-10T11:00:00Z", "business", false, "team")))
                .containsExactly("team 2026-11-01 2026-11-10", "team 2026-11-10 2026-12-01");
    }

    private static List<String> november(Subscription subscription, PlanChange... changes) {
        return days("2026-11-01", "2026-12-01", subscription, changes);
    }

    private static List<String> days(String from, String until, Subscription subscription, PlanChange... changes) {
        return BilledDays.of(subscription, List.of(changes), BERLIN).stream()
                .flatMap(days -> days.within(LocalDate.parse(from), LocalDate.parse(until)).stream())
                .map(days -> days.plan() + " " + days.from() + " " + days.until())
                .toList();
    }

    private static Subscription active(String plan) {
        return new Subscription(plan, Subscription.Status.ACTIVE, START, null, null);
    }

    private static PlanChange change(String at, String from, boolean fromTrial, String to) {
        return new PlanChange(Instant.parse(at), from, fromTrial, to, new Money(0, "EUR"));
    }
}
