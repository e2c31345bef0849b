package dev.portolan.ui.operatorinvoices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.Staff.InvoiceRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffInvoiceWordsTest {
    @Test
    void saysWhatComesNext() {
        assertThat(StaffInvoiceWords.next(invoice("draft", 6_200))).startsWith("Only staff see it.");
        assertThat(StaffInvoiceWords.next(invoice("issued", 6_200))).isEqualTo("It is due on 15 November 2026.");
        assertThat(StaffInvoiceWords.next(invoice("overdue", 6_200)))
                .startsWith("It was due on 15 November 2026. Two weeks after that");
        assertThat(StaffInvoiceWords.next(invoice("paid", 6_200))).isEmpty();
    }

    @Test
    void onlyWhatIsIssuedAndCostsSomethingIsOpen() {
        assertThat(StaffInvoiceWords.open(invoice("issued", 6_200))).isTrue();
        assertThat(StaffInvoiceWords.open(invoice("overdue", 6_200))).isTrue();
        assertThat(StaffInvoiceWords.open(invoice("draft", 6_200))).isFalse();
        assertThat(StaffInvoiceWords.open(invoice("issued", -400))).isFalse();
    }

    @Test
    void nobodyWaitsForACreditNote() {
        assertThat(StaffInvoiceWords.state(invoice("issued", 6_200))).isEqualTo("Open");
        assertThat(StaffInvoiceWords.state(credit())).isEqualTo("Issued");
    }

    @Test
    void readsAmountsInTheCurrencysOwnUnits() {
        assertThat(StaffInvoiceWords.minor(new BigDecimal("12.5"), "EUR")).isEqualTo(1_250);
        assertThat(StaffInvoiceWords.minor(new BigDecimal("900"), "JPY")).isEqualTo(900);
    }

    @Test
    void saysHowFarARunIs() {
        assertThat(StaffInvoiceWords.words(run("running", 310, 0)))
                .isEqualTo("Drafting 2026-10: 310 of 1,240 tenants.");
        assertThat(StaffInvoiceWords.percent(run("running", 310, 0))).isEqualTo(25);
        assertThat(StaffInvoiceWords.words(run("failed", 1_240, 2)))
                .isEqualTo("The run of 2026-10 is through: 1,240 of 1,240 tenants. 2 failed."
                        + " Start it again to make up for them.");
        assertThat(StaffInvoiceWords.percent(new InvoiceRun("r", "2026-10", "waiting", 0, 0, 0)))
                .isZero();
    }

    private static InvoiceRun run(String state, int done, int failed) {
        return new InvoiceRun("r", "2026-10", state, done, failed, 1_240);
    }

    private static Invoice credit() {
        return new Invoice(
                "c", "PTC-1", "credit_note", "issued", null, "EUR", List.of(), -400, null, null, null, null, "i", null);
    }

    private static Invoice invoice(String state, long total) {
        return new Invoice(
                "i",
                null,
                "invoice",
                state,
                null,
                "EUR",
                List.of(),
                total,
                null,
                Instant.parse("2026-11-15T06:00:00Z"),
                null,
                null,
                null,
                null);
    }
}
