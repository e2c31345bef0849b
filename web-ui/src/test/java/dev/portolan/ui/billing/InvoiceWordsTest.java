package dev.portolan.ui.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.Billing.Line;
import dev.portolan.ui.clients.Billing.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-10-01 | 2026-11-01 | October 2026
            2026-12-01 | 2027-01-01 | December 2026
            2026-10-15 | 2026-11-01 | 15 October 2026 to 31 October 2026
            """)
    void periodIsAMonthWhereItIsOne(LocalDate from, LocalDate to, String words) {
        assertThat(InvoiceWords.period(new Period(from, to))).isEqualTo(words);
    }

    @Test
    void figureLeadsBackToItsUsage() throws JsonProcessingException {
        var line = line(
                "{\"meter\":\"plugin_invocations\",\"used\":126411,\"from\":\"2026-10-01\",\"to\":\"2026-11-01\"}");
        assertThat(InvoiceWords.source(line)).isEqualTo("126,411 plugin calls, 1 Oct to 31 Oct");
        assertThat(InvoiceWords.usage(line))
                .hasValueSatisfying(usage -> assertThat(usage.last()).isEqualTo(LocalDate.of(2026, 10, 31)));
    }

    @Test
    void lineThatStaffWroteHasNoSource() throws JsonProcessingException {
        assertThat(InvoiceWords.source(new Line("Goodwill", 1L, -500L, -500, null)))
                .isEmpty();
        assertThat(InvoiceWords.source(line("{\"meter\":\"seats\",\"from\":\"soon\"}")))
                .isEmpty();
    }

    @Test
    void overdueInvoiceSaysWhatComes() {
        assertThat(InvoiceWords.todo(invoice("invoice", "overdue"))).contains("15 November 2026", "suspended");
        assertThat(InvoiceWords.todo(invoice("invoice", "issued"))).isEqualTo("Please pay it by 15 November 2026.");
        assertThat(InvoiceWords.todo(invoice("invoice", "paid"))).isEmpty();
        assertThat(InvoiceWords.todo(invoice("credit_note", "issued"))).isEmpty();
    }

    @Test
    void creditNoteIsCalledOne() {
        assertThat(InvoiceWords.title(invoice("credit_note", "issued"))).isEqualTo("Credit note PTL-2026-00118");
        assertThat(InvoiceWords.title(invoice("invoice", "paid"))).isEqualTo("Invoice PTL-2026-00118");
    }

    private static Line line(String source) throws JsonProcessingException {
        return new Line("Plugin calls", 3L, 100L, 300, new ObjectMapper().readTree(source));
    }

    private static Invoice invoice(String kind, String state) {
        return new Invoice(
                "i1",
                "PTL-2026-00118",
                kind,
                state,
                null,
                "EUR",
                List.of(),
                6_200,
                null,
                Instant.parse("2026-11-15T07:00:00Z"),
                null,
                null,
                null,
                null);
    }
}
