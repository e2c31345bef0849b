package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.invoices.InvoiceCounts;
import dev.portolan.tenants.invoices.InvoiceService;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What customers see.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class InvoiceResourceTest {
    @Inject
    Billed billed;

    @Inject
    InvoiceService invoices;

    @Inject
    TenantScope scope;

    @Test
    void customerSeesWhatEachFigureComesFrom() {
        var tenant = Invoices.subscriber("figures");
        KnownUse.set(tenant, 12, 123_456);
        var id = billed.issued(tenant, "2026-01");
        tenant.asOwner()
                .get(Invoices.path(tenant, "/" + id))
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
        var tenant = Invoices.subscriber("draft");
        var id = billed.draft(tenant, "2026-01");
        tenant.asOwner().get(Invoices.path(tenant, "")).then().statusCode(200).body("items", empty());
        tenant.asOwner().get(Invoices.path(tenant, "/" + id)).then().statusCode(404);
        tenant.asOwner().get(Invoices.path(tenant, "/" + id + "/pdf")).then().statusCode(404);
        Billed.staff("operator")
                .get("/api/operator/invoices/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("number", nullValue());
        Billed.act(id, "void", Map.of("reason", "not needed")).statusCode(200);
        tenant.asOwner().get(Invoices.path(tenant, "")).then().body("items", empty());
    }

    @Test
    void listComesInPagesTheNewestFirst() {
        var tenant = Invoices.subscriber("pages");
        var ids = List.of(
                billed.issued(tenant, "2026-03"), billed.issued(tenant, "2026-02"), billed.issued(tenant, "2026-01"));
        var first = tenant.asOwner()
                .get(Invoices.path(tenant, "?limit=2"))
                .then()
                .statusCode(200)
                .body("items.id", contains(ids.get(2), ids.get(1)))
                .body("items[0].lines", hasSize(1));
        String next = first.extract().path("next");
        tenant.asOwner()
                .get(Invoices.path(tenant, "?limit=2&cursor=" + next))
                .then()
                .body("items.id", contains(ids.get(0)))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/{id}", "/{id}/pdf"})
    void anotherTenantsInvoiceDoesNotExist(String path) {
        var acme = Invoices.subscriber("mine");
        var globex = Invoices.subscriber("theirs");
        var id = billed.issued(acme, "2026-01");
        globex.asOwner()
                .get(Invoices.path(acme, path.replace("{id}", id)))
                .then()
                .statusCode(404);
        var own = globex.asOwner()
                .get(Invoices.path(globex, path.replace("{id}", id)))
                .then();
        if (path.isEmpty()) {
            own.statusCode(200).body("items", empty());
        } else {
            own.statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/" + Invoices.NOBODYS, "/" + Invoices.NOBODYS + "/pdf"})
    void tokenAndPermissionAreNeeded(String path) {
        World.stored(TestTenant.ACME);
        given().get(Invoices.path(TestTenant.ACME, path)).then().statusCode(401);
        TestTenant.ACME
                .asViewer()
                .get(Invoices.path(TestTenant.ACME, path))
                .then()
                .statusCode(403);
    }

    @Test
    void countsSayWhatWaits() {
        var tenant = Invoices.subscriber("counts");
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
}
