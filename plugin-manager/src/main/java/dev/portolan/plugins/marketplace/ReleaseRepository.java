package dev.portolan.plugins.marketplace;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ReleaseRepository implements PanacheRepositoryBase<ReleaseRow, UUID> {
    /// Reads the row anew, once whoever changes it is done.
    void refresh(ReleaseRow row) {
        getEntityManager().refresh(row);
    }
}
