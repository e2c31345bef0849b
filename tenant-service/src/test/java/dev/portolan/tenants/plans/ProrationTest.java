package dev.portolan.tenants.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProrationTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            4900, 2026-11-01, 4900
            4900, 2026-11-30, 163
            100, 2026-11-16, 50
            1, 2026-11-16, 1
            1, 2026-11-17, 0
            3, 2026-11-16, 2
            4900, 2027-02-28, 175
            4900, 2028-02-29, 169
            4900, 2026-12-31, 158
            0, 2026-11-16, 0
            9000000000000000, 2026-11-16, 4500000000000000
            """)
    void shareIsByDaysRoundedHalfUp(long month, LocalDate day, long share) {
        assertThat(Proration.share(month, day)).isEqualTo(share);
    }

    @Test
    void changesOfOneDayComeToTheLastOfThem() {
        var day = LocalDate.parse("2026-11-16");
        var free = plan("free", 0);
        var team = plan("team", 4900);
        var business = plan("business", 49_900);
        var steps = sum(free, team, day) + sum(team, business, day) + sum(business, team, day);
        assertThat(steps).isEqualTo(sum(free, team, day));
    }

    @Test
    void currenciesDoNotAddUp() {
        assertThatThrownBy(() -> new Money(1, "EUR").plus(new Money(1, "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"4900, EUR, EUR 49.00", "-5, EUR, EUR -0.05", "500, JPY, JPY 500"})
    void moneyReads(long minor, String currency, String text) {
        assertThat(new Money(minor, currency).text()).isEqualTo(text);
    }

    private static long sum(Plan from, Plan to, LocalDate day) {
        return Proration.sum(Proration.lines(from, to, day), "EUR").minor();
    }

    private static Plan plan(String id, long month) {
        var price = new Price("EUR", month, 0, 0, 0, 0);
        return new Plan(id, id, Map.of(), List.of(), price, new Plan.Service(false, ""));
    }
}
