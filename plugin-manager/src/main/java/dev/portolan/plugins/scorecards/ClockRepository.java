package dev.portolan.plugins.scorecards;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@CrossTenant("whose checks run next is one queue for all tenants")
class ClockRepository {
    private static final String TAKE = """
            update scorecard_clock set claimed_until = ?
            where id = (
                select id from scorecard_clock
                where due_at <= ? and (claimed_until is null or claimed_until <= ?)
                order by due_at limit 1 for update skip locked)
            returning tenant_id, asked""";

    private final AgroalDataSource database;
    private final InstantSource time;

    ClockRepository(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// A tenant whose checks this process may run.
    ///
    /// @param asked how often it was asked for
    record Turn(TenantId tenant, long asked) {}

    /// Claims the tenant that has been due for longest.
    Optional<Turn> take(Duration lease) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            var now = time.instant();
            statement.setObject(1, now.plus(lease).atOffset(ZoneOffset.UTC));
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Turn(new TenantId(row.getObject(1, UUID.class)), row.getLong(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("whose checks are due cannot be seen", e);
        }
    }
}
