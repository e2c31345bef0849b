package dev.portolan.plugins.events;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
@CrossTenant("whose turn it is can only be seen by looking at all of them")
class WaitingRepository {
    private static final int MOST = 1000;
    private static final String WAITING = """
                select tenant_id from event_delivery
                where state = 'WAITING' and due_at <= ? and (claimed_until is null or claimed_until <= ?)
                  and tenant_id <> all (?)
                group by tenant_id order by min(due_at) limit\s""" + MOST;

    private final AgroalDataSource database;
    private final InstantSource time;

    WaitingRepository(@DataSource("cross") AgroalDataSource database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /// The tenants for whom a delivery is due, but those who are busy.
    List<TenantId> tenants(Collection<UUID> busy) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WAITING)) {
            var now = time.instant().atOffset(ZoneOffset.UTC);
            select.setObject(1, now);
            select.setObject(2, now);
            select.setArray(3, connection.createArrayOf("uuid", busy.toArray()));
            try (var rows = select.executeQuery()) {
                var tenants = new ArrayList<TenantId>();
                while (rows.next()) {
                    tenants.add(new TenantId(rows.getObject(1, UUID.class)));
                }
                return tenants;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the events that wait cannot be reached", e);
        }
    }
}
