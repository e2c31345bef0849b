package dev.portolan.kernel.erasure;

import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.kernel.tenancy.CurrentTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Takes every row of the current tenant out of the service's database: out of each table with a `tenant_id` that the
/// database knows, so that no new table is ever forgotten. Row-level security lets the application delete its own
/// tenant's rows and no others.
///
/// Where the application may not delete (a log that it may only add to), the cross role does, if the table's own
/// migration gave it the right and a policy; if not, the rows are reported as left.
///
/// The outbox is not emptied but waited for: what it holds, tombstones too, is still to be sent.
@ApplicationScoped
@CrossTenant("logs that the application may only add to are emptied by the cross role, for one tenant")
public class TenantErasure {
    private static final String OUTBOX = "outbox";

    private final AgroalDataSource application;
    private final AgroalDataSource cross;
    private final CurrentTenant current;
    private final InstantSource time;

    TenantErasure(
            AgroalDataSource application,
            @DataSource("cross") AgroalDataSource cross,
            CurrentTenant current,
            InstantSource time) {
        this.application = application;
        this.cross = cross;
        this.current = current;
        this.time = time;
    }

    /// Deletes the current tenant's rows in the current transaction, and has consumers skip what still arrives of it.
    /// May be repeated.
    ///
    /// @param kept tables whose rows stay
    /// @return how many rows went, by table
    /// @throws IllegalStateException outside a transaction, or with no tenant current
    public Map<String, Long> erase(Set<String> kept) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("a tenant is erased in one transaction");
        }
        var tenant = current.id().value();
        var deleted = new TreeMap<String, Long>();
        try (var own = application.getConnection();
                var other = cross.getConnection()) {
            remember(own, tenant);
            for (var table : TenantTables.inOrderOfDeletion(own)) {
                if (kept.contains(table) || table.equals(OUTBOX)) {
                    continue;
                }
                var connection = may(own, table, "DELETE") ? own : other;
                var gone = may(connection, table, "DELETE") ? delete(connection, table, tenant) : 0;
                if (gone > 0) {
                    deleted.put(table, gone);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a tenant could not be erased", e);
        }
        return deleted;
    }

    /// Counts the rows of the current tenant that are there still.
    ///
    /// @param kept tables whose rows stay
    /// @return by table; the outbox is among them
    /// @throws IllegalStateException with no tenant current
    public Map<String, Long> left(Set<String> kept) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var left = new TreeMap<String, Long>();
            try (var own = application.getConnection();
                    var other = cross.getConnection()) {
                for (var table : TenantTables.inOrderOfDeletion(own)) {
                    if (!kept.contains(table)) {
                        var connection = may(own, table, "SELECT") ? own : other;
                        var count = count(connection, table, current.id().value());
                        if (count > 0) {
                            left.put(table, count);
                        }
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("what is left of a tenant could not be counted", e);
            }
            return left;
        });
    }

    private void remember(Connection connection, UUID tenant) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into erased_tenant (id, at) values (?, ?) on conflict do nothing")) {
            insert.setObject(1, tenant);
            insert.setObject(2, time.instant().atOffset(ZoneOffset.UTC));
            insert.execute();
        }
    }

    private static boolean may(Connection connection, String table, String right) throws SQLException {
        try (var ask = connection.prepareStatement("select has_table_privilege(current_user, ?, ?)")) {
            ask.setString(1, "public." + table);
            ask.setString(2, right);
            try (var answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static long delete(Connection connection, String table, UUID tenant) throws SQLException {
        try (var delete = connection.prepareStatement("delete from " + table + " where tenant_id = ?")) {
            delete.setObject(1, tenant);
            return delete.executeLargeUpdate();
        }
    }

    private static long count(Connection connection, String table, UUID tenant) throws SQLException {
        try (var count = connection.prepareStatement("select count(*) from " + table + " where tenant_id = ?")) {
            count.setObject(1, tenant);
            try (var rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
