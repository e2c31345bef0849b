package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class InvoiceNumbersTest {
    @Inject
    Billed billed;

    @Test
    void twentyAtOnceLeaveNoGapThoughOthersFail() throws Exception {
        var issuing = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 25; i++) {
            var tenant = Billed.tenant("number", "team", "2040-12-01T00:00:00Z");
            var id = billed.draft(tenant, "2041-01");
            if (i % 5 == 2) {
                Spoiler.spoil(tenant);
            }
            issuing.add(() -> Billed.act(id, "issue", Map.of()).extract().statusCode());
        }
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(25)) {
            for (var one : threads.invokeAll(issuing)) {
                answers.add(one.get());
            }
        }
        assertThat(answers).containsOnly(200, 500);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(20);
        assertThat(World.text(
                        "select string_agg(number, ' ' order by number) from invoice where number like 'PTL-2041-%'"))
                .isEqualTo(String.join(
                        " ",
                        IntStream.rangeClosed(1, 20)
                                .mapToObj("PTL-2041-%05d"::formatted)
                                .toList()));
        assertThat(TestDatabase.query("select last from invoice_number where series = 'PTL' and year = 2041"))
                .isEqualTo(20);
    }

    @Test
    void creditNotesCountByThemselves() {
        var tenant = Billed.tenant("credit", "team", "2042-01-01T00:00:00Z");
        var id = billed.issued(tenant, "2042-01");
        Billed.act(id, "credit", Map.of("reason", "goodwill")).statusCode(200);
        assertThat(World.text("select string_agg(number, ' ' order by number) from invoice where tenant_id = '"
                        + tenant.id() + "'"))
                .isEqualTo("PTC-2042-00001 PTL-2042-00001");
    }

    @Test
    void issuedTwiceAtOnceTakesOneNumber() throws Exception {
        var tenant = Billed.tenant("once", "team", "2043-01-01T00:00:00Z");
        var id = billed.draft(tenant, "2043-01");
        Callable<Integer> issue =
                () -> Billed.act(id, "issue", Map.of()).extract().statusCode();
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var one : threads.invokeAll(List.of(issue, issue))) {
                answers.add(one.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(TestDatabase.query("select last from invoice_number where series = 'PTL' and year = 2043"))
                .isEqualTo(1);
    }
}
