package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What staff find, and what billing staff do.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class StaffInvoiceTest {
    @Inject
    Billed billed;

    @Test
    void staffFindInvoicesOfAllTenants() {
        var acme = Invoices.subscriber("find");
        var globex = Invoices.subscriber("find");
        var issued = billed.issued(acme, "2026-01");
        var drafted = billed.draft(globex, "2026-01");
        var number = World.text("select number from invoice where id = '" + issued + "'");
        Invoices.find("?q=" + number).body("items.id", contains(issued));
        Invoices.find("?q=" + acme.slug()).body("items.id", contains(issued));
        Invoices.find("?state=draft&limit=200")
                .body("items.id", hasItem(drafted))
                .body("items.state", not(hasItem("issued")));
        Invoices.find("?state=issued&q=" + globex.slug()).body("items", empty());
        Invoices.find("?q=%25").body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "issue,   {}",
        "payment, {\"reference\": \"bank\"}",
        "void,    {\"reason\": \"mistake\"}",
        "credit,  {\"reason\": \"goodwill\"}"
    })
    void onlyBillingStaffAct(String act, String body) {
        var tenant = Invoices.subscriber("act");
        var id = act.equals("issue") ? billed.draft(tenant, "2026-01") : billed.issued(tenant, "2026-01");
        var before =
                World.text("select string_agg(i::text, ';') from invoice i where tenant_id = '" + tenant.id() + "'");
        for (var caller : List.of(Billed.staff("operator"), Billed.staff("support"), tenant.asOwner())) {
            caller.contentType("application/json")
                    .body(body)
                    .post("/api/operator/invoices/" + id + "/" + act)
                    .then()
                    .statusCode(403);
        }
        assertThat(World.text("select string_agg(i::text, ';') from invoice i where tenant_id = '" + tenant.id() + "'"))
                .isEqualTo(before);
        Billed.staff("billing")
                .contentType("application/json")
                .body(body)
                .post("/api/operator/invoices/" + Invoices.NOBODYS + "/" + act)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/operator/invoices", "/api/operator/invoices/" + Invoices.NOBODYS})
    void supportStaffDoNotLook(String path) {
        Billed.staff("support").get(path).then().statusCode(403);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "payment | {}                                                            | /reference",
                "payment | {\"reference\": \" \"}                                        | /reference",
                "payment | {\"reference\": \"x\", \"at\": \"yesterday\"}                 | /at",
                "payment | {\"reference\": \"x\", \"at\": \"2099-01-01T00:00:00Z\"}      | /at",
                "payment | {\"reference\": \"x\", \"amount\": 3}                         | /amount",
                "void    | {}                                                            | /reason",
                "void    | {\"reason\": \"\"}                                            | /reason",
                "credit  | {\"lines\": []}                                               | /lines",
                "credit  | {\"reason\": \"x\", \"lines\": [{\"text\": \"a\"}]}           | /lines/0/amountMinor",
                "credit  | {\"reason\": \"x\", \"lines\": [{\"text\": \"a\", \"amountMinor\": -5}]}   | /lines/0/amountMinor",
                "credit  | {\"reason\": \"x\", \"lines\": [{\"amountMinor\": 5}]}        | /lines/0/text",
                "credit  | {\"reason\": \"x\", \"lines\": [{\"text\": \"a\", \"amountMinor\": 4901}]} | /lines",
            })
    void badRequestIsAProblem(String act, String body, String pointer) {
        var tenant = Invoices.subscriber("bad");
        var id = billed.issued(tenant, "2026-01");
        Billed.staff("billing")
                .contentType("application/json")
                .body(body)
                .post("/api/operator/invoices/" + id + "/" + act)
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations[0].pointer", equalTo(pointer));
        assertThat(Billed.invoiceState(id)).isEqualTo("ISSUED");
        assertThat(Billed.invoices(tenant)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/operator/invoices?state=lost, state",
        "/api/operator/invoices?cursor=garbage, cursor",
        "/api/operator/invoices?limit=0, limit"
    })
    void badSearchIsAProblem(String path, String pointer) {
        Billed.staff("billing").get(path).then().statusCode(400).body("violations[0].pointer", equalTo(pointer));
    }

    @Test
    void wrongStateIsAProblem() {
        var tenant = Invoices.subscriber("state");
        var id = billed.draft(tenant, "2026-01");
        Invoices.refused(id, "payment", Map.of("reference", "x")).body("detail", containsString("It is draft."));
        Invoices.refused(id, "credit", Map.of("reason", "x"));
        Billed.act(id, "issue", Map.of()).statusCode(200);
        Invoices.refused(id, "issue", Map.of());
        Billed.act(id, "payment", Map.of("reference", "x")).statusCode(200);
        Invoices.refused(id, "payment", Map.of("reference", "another"));
        Invoices.refused(id, "void", Map.of("reason", "x"));
    }

    @Test
    void partsAreCreditedUntilNothingIsLeft() {
        var tenant = Invoices.subscriber("parts");
        var id = billed.issued(tenant, "2026-01");
        Billed.act(
                        id,
                        "credit",
                        Map.of("reason", "outage", "lines", List.of(Map.of("text", "Outage", "amountMinor", 900))))
                .statusCode(200)
                .body("kind", equalTo("credit_note"))
                .body("state", equalTo("issued"))
                .body("number", matchesPattern("PTC-2026-\\d{5}"))
                .body("creditOf", equalTo(id))
                .body("dueAt", nullValue())
                .body("totalMinor", equalTo(-900))
                .body("lines.text", contains("Outage"));
        Invoices.refused(id, "void", Map.of("reason", "x"));
        assertThat(Billed.invoiceState(id)).isEqualTo("ISSUED");
        Billed.act(id, "credit", Map.of("reason", "goodwill")).statusCode(200).body("totalMinor", equalTo(-4_000));
        assertThat(Billed.invoiceState(id)).isEqualTo("PAID");
        Invoices.refused(id, "credit", Map.of("reason", "x"));
        assertThat(TestDatabase.query("select sum(total_minor) from invoice where tenant_id = '" + tenant.id() + "'"))
                .isZero();
    }
}
