package dev.portolan.tenants.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.Peers;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class CountedSeatsTest {
    @Inject
    CountedSeats seats;

    @Inject
    TenantScope scope;

    /// Three come on 1, 5 and 10 January; the first goes on 10 January, the third on 20 January.
    @ParameterizedTest(name = "from {0} until {1}: {2}")
    @CsvSource({
        "2025-12-01, 2026-01-01, 0",
        "2025-12-01, 2026-01-02, 1",
        "2026-01-01, 2026-01-05, 1",
        "2026-01-01, 2026-01-06, 2",
        "2026-01-01, 2026-02-01, 2",
        "2026-01-10, 2026-01-20, 2",
        "2026-01-20, 2026-02-01, 1",
        "2027-01-01, 2027-02-01, 1",
    })
    void highestNumberAtOnce(String from, String to, long highest) throws SQLException {
        var tenant = TestTenant.of("s-" + UUID.randomUUID());
        stay(tenant, "2026-01-01", "'2026-01-10T00:00:00Z'");
        stay(tenant, "2026-01-05", "null");
        stay(tenant, "2026-01-10", "'2026-01-20T00:00:00Z'");
        stay(TestTenant.of("seats-of-another"), "2026-01-01", "null");
        assertThat(highest(tenant, at(from), at(to))).isEqualTo(highest);
    }

    @Test
    void databaseKeepsWhoComesAndGoes() throws SQLException {
        var tenant = TestTenant.of("s-" + UUID.randomUUID());
        run("insert into member (id, tenant_id, subject, name, email, role, since, version) values ("
                + "gen_random_uuid(), '" + tenant.id() + "', 'one', 'One', 'one@example.test', 'OWNER',"
                + " '2026-01-01T00:00:00Z', 0)");
        assertThat(highest(tenant, at("2026-03-01"), at("2026-04-01"))).isEqualTo(1);
        run("delete from member where tenant_id = '" + tenant.id() + "'");
        assertThat(TestDatabase.query(
                        "select extract(epoch from now() - until)::bigint from member_stay where tenant_id = '"
                                + tenant.id() + "'"))
                .isCloseTo(0, within(60L));
    }

    private long highest(TestTenant tenant, Instant from, Instant to) {
        return scope.call(tenant.id(), () -> QuarkusTransaction.requiringNew().call(() -> seats.highest(from, to)));
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    private static void stay(TestTenant tenant, String since, String until) throws SQLException {
        run("insert into member_stay (member_id, tenant_id, since, until) values (gen_random_uuid(), '" + tenant.id()
                + "', '" + since + "T00:00:00Z', " + until + ")");
    }

    private static void run(String statement) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
