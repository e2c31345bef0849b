package dev.portolan.catalog.connections;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ConnectionRepository implements PanacheRepositoryBase<ConnectionRow, UUID> {
    private final TenantDatabase database;

    ConnectionRepository(TenantDatabase database) {
        this.database = database;
    }

    /// Lets one change of the tenant's connections in at a time, until the transaction ends.
    void hold() {
        database.update(
                Sql.of("select pg_advisory_xact_lock(hashtextextended(?, 0))", "connections of " + database.tenant()));
    }

    void used(UUID id, Instant at, @Nullable String error) {
        database.update(Sql.of("update connection set last_used_at = ?, last_error = ? where id = ?", at, error, id));
    }

    /// Forgets what the host said against the token that was there.
    void forgive(UUID id) {
        database.update(Sql.of("update connection set last_error = null where id = ?", id));
    }
}
