package dev.portolan.catalog.importing;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
@CrossTenant("imports of all tenants wait for the same few workers, and one that lost its process belongs to nobody")
class ImportClaimRepository {
    private static final String LOST = """
            update import_run set state = 'failed', finished_at = ?, claimed_until = null,
                error = 'The reading was interrupted. The token was not kept, so start it again.'
            where state = 'reading' and claimed_until < ?""";
    private static final String TAKE = """
            update import_run set claimed_until = ?
            where id in (select id from import_run
                where state = 'importing' and (claimed_until is null or claimed_until < ?)
                order by id limit ? for update skip locked)
            returning id, tenant_id""";

    private final AgroalDataSource database;
    private final InstantSource time;

    ImportClaimRepository(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// Ends readings whose process gives no sign of life any more.
    int failLost() {
        return run(LOST, (_, statement) -> {
            at(statement, 1, Duration.ZERO);
            at(statement, 2, Duration.ZERO);
            return statement.executeUpdate();
        });
    }

    /// Claims imports that were confirmed and that nobody works on.
    List<Claim> take(int most, Duration lease) {
        return run(TAKE, (_, statement) -> {
            at(statement, 1, lease);
            at(statement, 2, Duration.ZERO);
            statement.setInt(3, most);
            try (var rows = statement.executeQuery()) {
                var claims = new ArrayList<Claim>();
                while (rows.next()) {
                    claims.add(new Claim(rows.getObject(1, UUID.class), new TenantId(rows.getObject(2, UUID.class))));
                }
                return claims;
            }
        });
    }

    void renew(Collection<UUID> imports, Duration lease) {
        var _ = run(
                "update import_run set claimed_until = ? where id = any (?) and state in ('reading', 'importing')",
                (connection, statement) -> {
                    at(statement, 1, lease);
                    statement.setArray(2, connection.createArrayOf("uuid", imports.toArray()));
                    return statement.executeUpdate();
                });
    }

    private void at(PreparedStatement statement, int position, Duration fromNow) throws SQLException {
        statement.setObject(position, time.instant().plus(fromNow).atOffset(ZoneOffset.UTC));
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the imports cannot be reached", e);
        }
    }

    private interface Work<T> {
        T on(Connection connection, PreparedStatement statement) throws SQLException;
    }

    /// The right to work on an import, for as long as it is renewed.
    record Claim(UUID id, TenantId tenant) {}
}
