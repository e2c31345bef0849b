package dev.portolan.tenants;

import static io.restassured.RestAssured.given;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.dunning.BillingCatchUp;
import dev.portolan.tenants.invoices.DraftService;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/// What tests of billing do again and again.
@ApplicationScoped
class Billed {
    private final TenantScope scope;
    private final DraftService drafts;
    private final BillingCatchUp billing;

    Billed(TenantScope scope, DraftService drafts, BillingCatchUp billing) {
        this.scope = scope;
        this.drafts = drafts;
        this.billing = billing;
    }

    /// A tenant of its own, with an owner, that has paid for a plan since a day.
    static TestTenant tenant(String prefix, String plan, String since) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        World.sql("insert into member (id, tenant_id, subject, name, email, role, since, version) values ("
                + "gen_random_uuid(), '%1$s', 'olga-of-%2$s', 'Olga', '%3$s', 'OWNER', now(), 0)"
                        .formatted(tenant.id(), tenant.slug(), owner(tenant)));
        World.sql("insert into subscription (id, tenant_id, plan, status, started_at, version) values ("
                + "gen_random_uuid(), '%s', '%s', 'ACTIVE', '%s', 0)".formatted(tenant.id(), plan, since));
        return tenant;
    }

    /// Of a tenant from [#tenant].
    static String owner(TestTenant tenant) {
        return "olga@" + tenant.slug() + ".test";
    }

    /// Drafts a month, on the third day after it. The tenant's time stands still from then on.
    ///
    /// @return the id of the invoice
    String draft(TestTenant tenant, String month) {
        var next = YearMonth.parse(month).plusMonths(1);
        MovedTime.set(tenant, next.atDay(3).atTime(9, 30).toInstant(ZoneOffset.UTC));
        scope.run(tenant.id(), () -> drafts.draft(YearMonth.parse(month), false));
        return World.text("select i.id from invoice i join billing_period p on p.id = i.period_id"
                + " where i.kind = 'INVOICE' and i.state = 'DRAFT' and p.starts_on = '" + month + "-01'"
                + " and i.tenant_id = '" + tenant.id() + "'");
    }

    /// Drafts and issues a month of a fresh subscriber to the team plan: 49.00 EUR.
    String issued(TestTenant tenant, String month) {
        var id = draft(tenant, month);
        act(id, "issue", Map.of()).statusCode(200);
        return id;
    }

    /// Moves a tenant's time, and does what is due by then.
    void move(TestTenant tenant, Instant to) {
        MovedTime.set(tenant, to);
        scope.run(tenant.id(), () -> billing.advanced(to, to));
    }

    static ValidatableResponse act(String id, String act, Map<String, ?> body) {
        var request = staff("billing").contentType("application/json");
        return (body.isEmpty() ? request : request.body(body))
                .post("/api/operator/invoices/" + id + "/" + act)
                .then();
    }

    static RequestSpecification staff(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role));
    }

    static String state(TestTenant tenant) {
        return World.text("select state from tenant where id = '" + tenant.id() + "'");
    }

    static String invoiceState(String id) {
        return World.text("select state from invoice where id = '" + id + "'");
    }

    static long invoices(TestTenant tenant) {
        return Long.parseLong(World.text("select count(*) from invoice where tenant_id = '" + tenant.id() + "'"));
    }
}
