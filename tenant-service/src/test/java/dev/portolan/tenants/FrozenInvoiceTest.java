package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostgreSQL itself refuses, whoever asks.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class FrozenInvoiceTest {
    private static final List<String> CHANGES = List.of(
            "update invoice set total_minor = 1 where id = '%s'",
            "update invoice set number = 'PTL-1999-00001' where id = '%s'",
            "update invoice set organization = 'Somebody else' where id = '%s'",
            "update invoice set currency = 'USD' where id = '%s'",
            "update invoice set issued_at = now() where id = '%s'",
            "update invoice set due_at = now() where id = '%s'",
            "update invoice set hash = 'x' where id = '%s'",
            "update invoice set state = 'DRAFT', number = null, issued_at = null, hash = null where id = '%s'",
            "delete from invoice where id = '%s'",
            "update invoice_line set amount_minor = 1, unit_minor = 1 where invoice_id = '%s'",
            "update invoice_line set text = 'Something else' where invoice_id = '%s'",
            "delete from invoice_line where invoice_id = '%s'",
            "insert into invoice_line (invoice_id, tenant_id, position, text, quantity, unit_minor, amount_minor)"
                    + " select id, tenant_id, 9, 'More', 1, 1, 1 from invoice where id = '%s'",
            "update invoice_document set snapshot = '{}' where invoice_id = '%s'",
            "update invoice_document set pdf = '' where invoice_id = '%s'",
            "delete from invoice_document where invoice_id = '%s'",
            "truncate invoice_document",
            "truncate invoice cascade",
            "update invoice_number set last = last - 1",
            "update invoice_number set last = last + 2",
            "delete from invoice_number");

    @Inject
    Billed billed;

    static Stream<Arguments> changes() {
        return Stream.of("service_app", "service_cross", "service_owner", "none")
                .flatMap(role -> CHANGES.stream().map(change -> Arguments.of(role, change)));
    }

    /// @param role `none` is the superuser, whom row-level security does not bind either
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changes")
    void issuedInvoiceCannotBeChanged(String role, String change) {
        var tenant = Shared.tenant(billed);
        var before = rows(tenant);
        assertThatThrownBy(() -> as(role, tenant, change.formatted(Shared.invoice)))
                .isInstanceOf(SQLException.class);
        assertThat(rows(tenant)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "void"})
    void whatIsSettledStaysSo(String end) throws SQLException {
        var tenant = Billed.tenant("settled", "team", "2026-01-01T00:00:00Z");
        var id = billed.issued(tenant, "2026-02");
        var body = end.equals("paid") ? Map.of("reference", "bank 1") : Map.of("reason", "mistake");
        Billed.act(id, end.equals("paid") ? "payment" : "void", body).statusCode(200);
        assertThatThrownBy(() -> as(
                        "service_app",
                        tenant,
                        "update invoice set state = 'ISSUED', paid_at = null," + " voided_at = null where id = '" + id
                                + "'"))
                .hasMessageContaining("frozen");
        assertThatThrownBy(() -> as(
                        "service_app",
                        tenant,
                        "update invoice set payment_reference = 'other'," + " void_reason = 'other' where id = '" + id
                                + "'"))
                .hasMessageContaining("frozen");
    }

    @Test
    void hashIsTheSnapshots() throws Exception {
        var tenant = Billed.tenant("hash", "team", "2026-01-01T00:00:00Z");
        var id = billed.issued(tenant, "2026-02");
        var snapshot = World.text("select snapshot from invoice_document where invoice_id = '" + id + "'");
        var digest = MessageDigest.getInstance("SHA-256").digest(snapshot.getBytes(StandardCharsets.UTF_8));
        assertThat(World.text("select hash from invoice where id = '" + id + "'"))
                .isEqualTo(HexFormat.of().formatHex(digest));
        var facts = Peers.json().readTree(snapshot);
        assertThat(facts.at("/invoice/number").asText()).startsWith("PTL-2026-");
        assertThat(facts.at("/invoice/organization/name").asText()).isEqualTo("The " + tenant.slug());
        assertThat(facts.at("/invoice/lines/0/amountMinor").asLong()).isEqualTo(4_900);
        assertThat(facts.at("/invoice/dueAt").asText()).isEqualTo("2026-03-17T09:30:00Z");
        assertThat(facts.at("/provider/address/1").asText()).isEqualTo("20457 Hamburg");
        assertThat(facts.at("/zone").asText()).isEqualTo("UTC");
    }

    @Test
    void draftMayGo() throws SQLException {
        var tenant = Billed.tenant("draft", "team", "2026-01-01T00:00:00Z");
        var id = billed.draft(tenant, "2026-02");
        as("service_app", tenant, "delete from invoice where id = '" + id + "'");
        assertThat(Billed.invoices(tenant)).isZero();
        assertThat(TestDatabase.query("select count(*) from invoice_line where invoice_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void periodCannotBeDoubled() {
        var tenant = Billed.tenant("period", "team", "2026-01-01T00:00:00Z");
        billed.draft(tenant, "2026-02");
        for (var change : List.of(
                "insert into billing_period (id, tenant_id, starts_on, ends_on, zone, made_at)"
                        + " values (gen_random_uuid(), portolan_tenant(), '2026-02-01', '2026-03-01', 'UTC', now())",
                "insert into billing_period (id, tenant_id, starts_on, ends_on, zone, made_at)"
                        + " values (gen_random_uuid(), portolan_tenant(), '2026-02-15', '2026-03-15', 'UTC', now())",
                "insert into invoice (id, tenant_id, period_id, kind, state, organization, currency, total_minor,"
                        + " created_at) select gen_random_uuid(), tenant_id, id, 'INVOICE', 'DRAFT', 'x', 'EUR', 1, now()"
                        + " from billing_period")) {
            assertThatThrownBy(() -> as("service_app", tenant, change)).isInstanceOf(SQLException.class);
        }
        assertThat(Billed.invoices(tenant)).isEqualTo(1);
    }

    private static void as(String role, TestTenant tenant, String change) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement()) {
            statement.execute("select set_config('portolan.tenant', '" + tenant.id() + "', false)");
            statement.execute("set role " + role);
            statement.execute(change);
        }
    }

    private static String rows(TestTenant tenant) {
        var id = tenant.id();
        return World.text("select (select string_agg(i::text, ';') from invoice i where tenant_id = '" + id + "')"
                + " || (select string_agg(l::text, ';') from invoice_line l where tenant_id = '" + id + "')"
                + " || (select string_agg(d::text, ';') from invoice_document d where tenant_id = '" + id + "')"
                + " || (select string_agg(n::text, ';' order by n) from invoice_number n)");
    }

    /// One invoice that all refusals are about: none of them changes it.
    private static final class Shared {
        private static TestTenant tenant;
        private static String invoice;

        static TestTenant tenant(Billed billed) {
            if (tenant == null) {
                tenant = Billed.tenant("frozen", "team", "2026-01-01T00:00:00Z");
                invoice = billed.issued(tenant, "2026-02");
            }
            return tenant;
        }
    }
}
