package dev.portolan.catalog.locations;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class LocationRepository implements PanacheRepositoryBase<LocationRow, UUID> {
    private final TenantDatabase database;

    LocationRepository(TenantDatabase database) {
        this.database = database;
    }

    /// Lets one change of the tenant's locations in at a time, until the transaction ends: two people may press the
    /// button at once, and the second is to hear that it exists.
    void hold() {
        database.update(Sql.of(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", "catalog locations of " + database.tenant()));
    }
}
