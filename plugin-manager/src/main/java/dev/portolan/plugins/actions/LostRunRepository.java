package dev.portolan.plugins.actions;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
@CrossTenant("runs are lost with the process that ran them, and go when they are old, whoever's they are")
class LostRunRepository {
    private static final int MOST = 500;
    private static final String LOST =
            "select tenant_id, id from action_run where state = 'RUNNING' and alive_until < ? limit " + MOST;
    private static final String OLD =
            "delete from action_run where id in (select id from action_run where started_at < ? limit " + MOST + ")";

    private final AgroalDataSource database;

    LostRunRepository(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    record Lost(TenantId tenant, UUID run) {}

    /// Runs of which nothing has been heard.
    List<Lost> lost(Instant now) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LOST)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                var lost = new ArrayList<Lost>();
                while (rows.next()) {
                    lost.add(new Lost(new TenantId(rows.getObject(1, UUID.class)), rows.getObject(2, UUID.class)));
                }
                return lost;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("lost runs cannot be looked for", e);
        }
    }

    /// Takes some away that began before.
    void forget(Instant before) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(OLD)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old runs cannot be taken away", e);
        }
    }
}
