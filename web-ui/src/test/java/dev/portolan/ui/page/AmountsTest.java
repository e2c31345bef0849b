package dev.portolan.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Billing.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4900    | EUR | €49.00     | €49
            -590    | EUR | -€5.90     | -€5.90
            1234567 | USD | $12,345.67 | $12,345.67
            500     | JPY | ¥500       | ¥500
            0       | EUR | €0.00      | €0
            """)
    void moneyIsInTheCurrencysUnit(long minor, String currency, String exact, String round) {
        assertThat(Amounts.money(new Money(minor, currency))).isEqualTo(exact);
        assertThat(Amounts.round(new Money(minor, currency))).isEqualTo(round);
    }

    @Test
    void countsHaveTheirPlural() {
        assertThat(Amounts.count(1, "seat")).isEqualTo("1 seat");
        assertThat(Amounts.count(20_000, "catalog entity")).isEqualTo("20,000 catalog entities");
        assertThat(Amounts.count(0, "day")).isEqualTo("0 days");
    }
}
