package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Invoices of January are issued on 3 February at 9:30, and due on 17 February.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class DunningTest {
    private static final Instant DUE = Instant.parse("2026-02-17T09:30:00Z");
    private static final Instant SHUT = DUE.plus(Duration.ofDays(14));

    @Inject
    Billed billed;

    @Test
    void unpaidInvoiceLeadsToSuspensionAndPaymentLiftsItAtOnce() {
        var tenant = subscriber("path");
        var id = billed.issued(tenant, "2026-01");
        var number = World.text("select number from invoice where id = '" + id + "'");
        assertThat(World.awaitMail(Billed.owner(tenant), number + " of 49.00 EUR")
                        .get("text"))
                .contains("17 February 2026", "/" + tenant.slug() + "/settings/invoices");

        billed.move(tenant, DUE.minusSeconds(1));
        assertThat(Billed.invoiceState(id)).isEqualTo("ISSUED");
        assertThat(Billed.state(tenant)).isEqualTo("ACTIVE");

        billed.move(tenant, DUE);
        assertThat(Billed.invoiceState(id)).isEqualTo("OVERDUE");
        assertThat(Billed.state(tenant)).isEqualTo("PAST_DUE");
        var overdue = World.awaitMail(Billed.owner(tenant), number + " is overdue");
        assertThat(overdue.get("text")).contains("3 March 2026");
        assertThat(overdue.get("html")).contains("<strong>49.00 EUR</strong>");

        billed.move(tenant, SHUT.minusSeconds(1));
        assertThat(Billed.state(tenant)).isEqualTo("PAST_DUE");

        billed.move(tenant, SHUT);
        assertThat(Billed.state(tenant)).isEqualTo("SUSPENDED");
        assertThat(World.awaitMail(Billed.owner(tenant), "is suspended").get("text"))
                .contains(number);

        Billed.act(id, "payment", Map.of("reference", "bank 4711", "at", "2026-03-03T00:00:00Z"))
                .statusCode(200)
                .body("state", equalTo("paid"))
                .body("paidAt", equalTo("2026-03-03T00:00:00Z"));
        assertThat(Billed.state(tenant)).isEqualTo("ACTIVE");
        assertThat(World.awaitMail(Billed.owner(tenant), number + " is paid").get("text"))
                .contains("the portal is open");
        assertThat(Audited.actions(tenant))
                .contains(
                        "invoice.issued by staff-billing",
                        "invoice.overdue by service:tenant-service",
                        "tenant.past-due by service:tenant-service",
                        "tenant.suspended by service:tenant-service",
                        "invoice.paid by staff-billing",
                        "tenant.reactivated by staff-billing");
    }

    @Test
    void suspendedCustomerStillSeesItsInvoices() {
        var tenant = subscriber("sees");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, SHUT);
        var slug = tenant.slug();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tenant.asOwner().get("/api/tenants/" + slug).statusCode() == 403);
        tenant.asOwner()
                .get("/api/tenants/" + slug + "/billing/invoices/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("overdue"));
        tenant.asOwner()
                .get("/api/tenants/" + slug + "/billing/invoices/" + id + "/pdf")
                .then()
                .statusCode(200);
    }

    @Test
    void mailsGoOutOnceToEachOwner() {
        var tenant = subscriber("mails");
        World.sql("update member set role = 'OWNER' where subject = 'ann-of-" + tenant.slug() + "'");
        var id = billed.issued(tenant, "2026-01");
        for (var i = 0; i < 3; i++) {
            billed.move(tenant, SHUT);
        }
        Billed.act(id, "payment", Map.of("reference", "bank 1")).statusCode(200);
        Billed.act(id, "payment", Map.of("reference", "bank 1")).statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestDatabase.query("select count(*) from billing_mail where state = 'SENT'"
                                + " and tenant_id = '" + tenant.id() + "'")
                        == 8);
        for (var owner : List.of(Billed.owner(tenant), "ann@" + tenant.slug() + ".test")) {
            assertThat(World.mails().stream().filter(mail -> mail.get("to").equals(owner)))
                    .hasSize(4);
        }
    }

    @Test
    void mailOfAKilledProcessIsSentAndOneToNobodyIsDropped() {
        var tenant = subscriber("killed");
        var id = billed.issued(tenant, "2026-01");
        for (var subject : List.of("olga-of-" + tenant.slug(), "gone-of-" + tenant.slug())) {
            World.sql("insert into billing_mail (id, tenant_id, invoice_id, kind, subject, state, attempts, created_at,"
                    + " due_at, leased_until, at) values (gen_random_uuid(), '" + tenant.id() + "', '" + id
                    + "', 'OVERDUE', '" + subject
                    + "', 'WAITING', 1, now(), now(), now() - interval '1 second', now())");
        }
        World.awaitMail(Billed.owner(tenant), "is overdue");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> World.text(
                                "select state from billing_mail where subject = 'gone-of-" + tenant.slug() + "'")
                        .equals("DROPPED"));
    }

    @Test
    void mailThatCannotBeSentIsTriedAgainAndGivenUpInTheEnd() {
        var tenant = subscriber("unsent");
        World.sql("update member set email = 'no address' where subject = 'olga-of-" + tenant.slug() + "'");
        var id = billed.issued(tenant, "2026-01");
        var mail = "select count(*) from billing_mail where invoice_id = '" + id + "'";
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestDatabase.query(mail
                                + " and state = 'WAITING' and attempts = 1 and leased_until is null"
                                + " and due_at between now() + interval '5 seconds' and now() + interval '11 seconds'")
                        == 1);
        World.sql("update billing_mail set created_at = now() - interval '3 days', due_at = now() where invoice_id = '"
                + id + "'");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestDatabase.query(mail + " and state = 'FAILED' and attempts = 2") == 1);
    }

    @Test
    void everyOverdueInvoiceMustBePaid() {
        var tenant = subscriber("both");
        var first = billed.issued(tenant, "2026-01");
        var second = billed.issued(tenant, "2026-02");
        billed.move(tenant, Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(Billed.state(tenant)).isEqualTo("SUSPENDED");
        Billed.act(first, "payment", Map.of("reference", "one")).statusCode(200);
        assertThat(Billed.state(tenant)).isEqualTo("SUSPENDED");
        Billed.act(second, "payment", Map.of("reference", "two")).statusCode(200);
        assertThat(Billed.state(tenant)).isEqualTo("ACTIVE");
    }

    @Test
    void operatorsSuspensionIsNotLiftedByAPayment() {
        var tenant = subscriber("abuse");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, DUE);
        suspend(tenant);
        Billed.act(id, "payment", Map.of("reference", "bank")).statusCode(200);
        assertThat(Billed.state(tenant)).isEqualTo("SUSPENDED");
    }

    @Test
    void operatorsSuspensionOverADebtIsNotLiftedByAPayment() {
        var tenant = subscriber("over");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, SHUT);
        suspend(tenant);
        Billed.act(id, "payment", Map.of("reference", "bank")).statusCode(200);
        assertThat(Billed.state(tenant)).isEqualTo("SUSPENDED");
    }

    @Test
    void portalThatAnOperatorOpensNeverthelessStaysOpen() {
        var tenant = subscriber("grace");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, SHUT);
        Billed.staff("operator")
                .queryParam("reason", "they will pay")
                .delete("/api/operator/tenants/" + tenant.slug() + "/suspension")
                .then()
                .statusCode(200);
        billed.move(tenant, SHUT.plusSeconds(60));
        assertThat(Billed.state(tenant)).isEqualTo("PAST_DUE");
        Billed.act(id, "payment", Map.of("reference", "bank")).statusCode(200);
        assertThat(Billed.state(tenant)).isEqualTo("ACTIVE");
    }

    @Test
    void leavingIsNoShelterFromADebt() {
        var tenant = subscriber("shelter");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, DUE);
        leaving(tenant, "POST");
        billed.move(tenant, SHUT);
        assertThat(Billed.state(tenant)).isEqualTo("OFFBOARDING");

        leaving(tenant, "DELETE");

        assertThat(Billed.state(tenant)).isEqualTo("SUSPENDED");
        Billed.act(id, "payment", Map.of("reference", "bank")).statusCode(200);
        assertThat(Billed.state(tenant)).isEqualTo("ACTIVE");
    }

    @Test
    void debtPaidWhileLeavingIsNoneAfterwards() {
        var tenant = subscriber("paid");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, DUE);
        leaving(tenant, "POST");
        Billed.act(id, "payment", Map.of("reference", "bank")).statusCode(200);

        leaving(tenant, "DELETE");

        assertThat(Billed.state(tenant)).isEqualTo("ACTIVE");
    }

    private static void leaving(TestTenant tenant, String method) {
        var request = tenant.asOwner().contentType("application/json");
        var path = "/api/tenants/" + tenant.slug() + "/offboarding";
        (method.equals("POST") ? request.body(Map.of("confirm", tenant.slug().value())) : request)
                .request(method, path)
                .then()
                .statusCode(method.equals("POST") ? 202 : 200);
    }

    @Test
    void voidInvoiceIsNoDebt() {
        var tenant = subscriber("void");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, SHUT);
        Billed.act(id, "void", Map.of("reason", "billed by mistake"))
                .statusCode(200)
                .body("state", equalTo("void"));
        assertThat(World.text("select number from invoice where id = '" + id + "'"))
                .startsWith("PTL-2026-");
        assertThat(Billed.state(tenant)).isEqualTo("ACTIVE");
    }

    @Test
    void remindersNameWhatIsLeftToPay() {
        var tenant = subscriber("rest");
        var id = billed.issued(tenant, "2026-01");
        var lines = List.of(Map.of("text", "Outage", "amountMinor", 900));
        Billed.act(id, "credit", Map.of("reason", "outage", "lines", lines)).statusCode(200);
        billed.move(tenant, DUE);
        assertThat(World.awaitMail(Billed.owner(tenant), "is overdue").get("text"))
                .contains("40.00 EUR")
                .doesNotContain("49.00 EUR");
    }

    @Test
    void creditNoteOverAllOfItSettlesTheDebt() {
        var tenant = subscriber("credit");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, SHUT);
        String number = Billed.act(id, "credit", Map.of("reason", "goodwill"))
                .statusCode(200)
                .extract()
                .path("number");
        assertThat(Billed.invoiceState(id)).isEqualTo("PAID");
        assertThat(World.text("select payment_reference from invoice where id = '" + id + "'"))
                .isEqualTo(number);
        assertThat(Billed.state(tenant)).isEqualTo("ACTIVE");
    }

    @Test
    void scheduleFindsWhatIsDueByItself() {
        var tenant = subscriber("alone");
        var id = billed.issued(tenant, "2026-01");
        MovedTime.set(tenant, SHUT);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Billed.state(tenant).equals("SUSPENDED"));
        assertThat(Billed.invoiceState(id)).isEqualTo("OVERDUE");
    }

    private static TestTenant subscriber(String prefix) {
        return Billed.tenant(prefix, "team", "2026-01-01T00:00:00Z");
    }

    private static void suspend(TestTenant tenant) {
        Billed.staff("operator")
                .contentType("application/json")
                .body(Map.of("reason", "abuse"))
                .post("/api/operator/tenants/" + tenant.slug() + "/suspension")
                .then()
                .statusCode(200);
    }
}
