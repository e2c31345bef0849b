package dev.portolan.tenants.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.tenants.Peers;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class AutomaticRunTest {
    @Inject
    InvoiceRunService runs;

    @Test
    void lastMonthHasOneAutomaticRunHoweverOftenItIsStarted() {
        runs.startAutomatic();
        runs.startAutomatic();
        assertThat(TestDatabase.query("select count(*) from invoice_run where automatic"))
                .isEqualTo(1);
        assertThat(TestDatabase.query("select count(*) from invoice_run where automatic and month = to_char("
                        + "(now() - interval '12 hours') at time zone 'UTC' - interval '1 month', 'YYYY-MM')"))
                .isEqualTo(1);
    }
}
