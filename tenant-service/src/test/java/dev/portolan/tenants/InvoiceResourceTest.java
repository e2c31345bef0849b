package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.invoices.InvoiceCounts;
import dev.portolan.tenants.invoices.InvoiceService;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class InvoiceResourceTest {
    private static final String NOBODYS = "01900000-0000-7000-8000-000000000000";

    @Inject
    Billed billed;

    @Inject
    InvoiceService invoices;

    @Inject
    TenantScope scope;

    @Test
    void customerSeesWhatEachFigureComesFrom() {
        var tenant = subscriber("figures");
        KnownUse.set(tenant, 12, 123_456);
        var id = billed.issued(tenant, "2026-01");
        tenant.asOwner()
                .get(path(tenant, "/" + id))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("number", matchesPattern("PTL-2026-\\d{5}"))
                .body("kind", equalTo("invoice"))
                .body("state", equalTo("issued"))
                .body("period.from", equalTo("2026-01-01"))
                .body("period.to", equalTo("2026-02-01"))
                .body("currency", equalTo("EUR"))
                .body("totalMinor", equalTo(6_200))
                .body("issuedAt", equalTo("2026-02-03T09:30:00Z"))
                .body("dueAt", equalTo("2026-02-17T09:30:00Z"))
                .body("paidAt", nullValue())
                .body("creditOf", nullValue())
                .body("hash", matchesPattern("[0-9a-f]{64}"))
                .body("organization.slug", equalTo(tenant.slug().value()))
                .body("organization.name", equalTo("The " + tenant.slug()))
                .body("lines.quantity", contains(1, 2, 3))
                .body("lines.unitMinor", contains(4_900, 500, 100))
                .body("lines.amountMinor", contains(4_900, 1_000, 300))
                .body("lines.source.meter", contains("plan", "seats", "plugin_invocations"))
                .body("lines.source.used", contains(31, 12, 123_456))
                .body("lines[0].source.from", equalTo("2026-01-01"))
                .body("lines[0].source.to", equalTo("2026-02-01"));
    }

    @Test
    void draftIsInvisibleToTheCustomer() {
        var tenant = subscriber("draft");
        var id = billed.draft(tenant, "2026-01");
        tenant.asOwner().get(path(tenant, "")).then().statusCode(200).body("items", empty());
        tenant.asOwner().get(path(tenant, "/" + id)).then().statusCode(404);
        tenant.asOwner().get(path(tenant, "/" + id + "/pdf")).then().statusCode(404);
        Billed.staff("operator")
                .get("/api/operator/invoices/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("number", nullValue());
        Billed.act(id, "void", Map.of("reason", "not needed")).statusCode(200);
        tenant.asOwner().get(path(tenant, "")).then().body("items", empty());
    }

    @Test
    void pdfHoldsWhatTheInvoiceSays() throws IOException {
        var tenant = subscriber("pdf");
        World.sql("update tenant set name = 'Žlutý Kůň & Łódź' where id = '" + tenant.id() + "'");
        var id = billed.issued(tenant, "2026-01");
        var number = World.text("select number from invoice where id = '" + id + "'");
        var answer = tenant.asOwner()
                .get(path(tenant, "/" + id + "/pdf"))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", equalTo("inline; filename=\"" + number + ".pdf\""));
        var pdf = answer.extract().asByteArray();
        var text = text(pdf);
        assertThat(text)
                .contains(
                        "Invoice " + number,
                        "Žlutý Kůň & Łódź",
                        "Portolan",
                        "20457 Hamburg",
                        "3 February 2026",
                        "17 February 2026",
                        "1 January 2026 to 31 January 2026",
                        "Team plan",
                        "49.00 EUR");
        World.sql("update tenant set name = 'Another name' where id = '" + tenant.id() + "'");
        assertThat(Billed.staff("billing")
                        .get("/api/operator/invoices/" + id + "/pdf")
                        .asByteArray())
                .isEqualTo(pdf);
    }

    @Test
    void draftsPdfSaysThatItIsOne() throws IOException {
        var tenant = subscriber("preview");
        var id = billed.draft(tenant, "2026-01");
        assertThat(text(Billed.staff("billing")
                        .get("/api/operator/invoices/" + id + "/pdf")
                        .asByteArray()))
                .contains("Draft: invoice", "49.00 EUR")
                .doesNotContain("PTL-");
    }

    @Test
    void listComesInPagesTheNewestFirst() {
        var tenant = subscriber("pages");
        var ids = List.of(
                billed.issued(tenant, "2026-03"), billed.issued(tenant, "2026-02"), billed.issued(tenant, "2026-01"));
        var first = tenant.asOwner()
                .get(path(tenant, "?limit=2"))
                .then()
                .statusCode(200)
                .body("items.id", contains(ids.get(2), ids.get(1)))
                .body("items[0].lines", hasSize(1));
        String next = first.extract().path("next");
        tenant.asOwner()
                .get(path(tenant, "?limit=2&cursor=" + next))
                .then()
                .body("items.id", contains(ids.get(0)))
                .body("next", nullValue());
    }

    @Test
    void staffFindInvoicesOfAllTenants() {
        var acme = subscriber("find");
        var globex = subscriber("find");
        var issued = billed.issued(acme, "2026-01");
        var drafted = billed.draft(globex, "2026-01");
        var number = World.text("select number from invoice where id = '" + issued + "'");
        find("?q=" + number).body("items.id", contains(issued));
        find("?q=" + acme.slug()).body("items.id", contains(issued));
        find("?state=draft&limit=200").body("items.id", hasItem(drafted)).body("items.state", not(hasItem("issued")));
        find("?state=issued&q=" + globex.slug()).body("items", empty());
        find("?q=%25").body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/{id}", "/{id}/pdf"})
    void anotherTenantsInvoiceDoesNotExist(String path) {
        var acme = subscriber("mine");
        var globex = subscriber("theirs");
        var id = billed.issued(acme, "2026-01");
        globex.asOwner().get(path(acme, path.replace("{id}", id))).then().statusCode(404);
        var own = globex.asOwner().get(path(globex, path.replace("{id}", id))).then();
        if (path.isEmpty()) {
            own.statusCode(200).body("items", empty());
        } else {
            own.statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/" + NOBODYS, "/" + NOBODYS + "/pdf"})
    void tokenAndPermissionAreNeeded(String path) {
        World.stored(TestTenant.ACME);
        given().get(path(TestTenant.ACME, path)).then().statusCode(401);
        TestTenant.ACME.asViewer().get(path(TestTenant.ACME, path)).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "issue,   {}",
        "payment, {\"reference\": \"bank\"}",
        "void,    {\"reason\": \"mistake\"}",
        "credit,  {\"reason\": \"goodwill\"}"
    })
    void onlyBillingStaffAct(String act, String body) {
        var tenant = subscriber("act");
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
                .post("/api/operator/invoices/" + NOBODYS + "/" + act)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/operator/invoices", "/api/operator/invoices/" + NOBODYS})
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
        var tenant = subscriber("bad");
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
        var tenant = subscriber("state");
        var id = billed.draft(tenant, "2026-01");
        refused(id, "payment", Map.of("reference", "x")).body("detail", containsString("It is draft."));
        refused(id, "credit", Map.of("reason", "x"));
        Billed.act(id, "issue", Map.of()).statusCode(200);
        refused(id, "issue", Map.of());
        Billed.act(id, "payment", Map.of("reference", "x")).statusCode(200);
        refused(id, "payment", Map.of("reference", "another"));
        refused(id, "void", Map.of("reason", "x"));
    }

    @Test
    void partsAreCreditedUntilNothingIsLeft() {
        var tenant = subscriber("parts");
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
        refused(id, "void", Map.of("reason", "x"));
        assertThat(Billed.invoiceState(id)).isEqualTo("ISSUED");
        Billed.act(id, "credit", Map.of("reason", "goodwill")).statusCode(200).body("totalMinor", equalTo(-4_000));
        assertThat(Billed.invoiceState(id)).isEqualTo("PAID");
        refused(id, "credit", Map.of("reason", "x"));
        assertThat(TestDatabase.query("select sum(total_minor) from invoice where tenant_id = '" + tenant.id() + "'"))
                .isZero();
    }

    @Test
    void countsSayWhatWaits() {
        var tenant = subscriber("counts");
        var paid = billed.issued(tenant, "2026-01");
        billed.issued(tenant, "2026-02");
        Billed.act(paid, "payment", Map.of("reference", "x")).statusCode(200);
        assertThat(scope.call(tenant.id(), invoices::counts)).isEqualTo(new InvoiceCounts(2, 1, 0));
        billed.move(tenant, Instant.parse("2026-03-18T00:00:00Z"));
        billed.draft(tenant, "2026-03");
        assertThat(scope.call(tenant.id(), invoices::counts)).isEqualTo(new InvoiceCounts(2, 1, 1));
        assertThat(scope.call(tenant.id(), invoices::snapshots))
                .hasSize(2)
                .allMatch(snapshot -> snapshot.contains(tenant.slug().value()));
    }

    @Test
    void documentOfTheApiShowsInvoicesAsTheyAre() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.schemas.Invoice.properties.keySet()", hasItem("number"))
                .body("components.schemas.Invoice.properties.keySet()", hasItem("lines"))
                .body("components.schemas.Invoice.properties.keySet()", hasItem("dueAt"))
                .body("components.schemas.Invoice.properties.keySet()", not(hasItem("heading")));
    }

    private static ValidatableResponse refused(String id, String act, Map<String, ?> body) {
        return Billed.act(id, act, body)
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/invoice-state"));
    }

    private static ValidatableResponse find(String query) {
        return Billed.staff("operator")
                .get("/api/operator/invoices" + query)
                .then()
                .statusCode(200);
    }

    private static TestTenant subscriber(String prefix) {
        return Billed.tenant(prefix, "team", "2026-01-01T00:00:00Z");
    }

    private static String path(TestTenant tenant, String rest) {
        return "/api/tenants/" + tenant.slug() + "/billing/invoices" + rest;
    }

    private static String text(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            var extractor = new PdfTextExtractor(reader);
            var text = new StringBuilder();
            for (var page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page));
            }
            return text.toString();
        }
    }
}
