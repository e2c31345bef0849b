package dev.portolan.catalog.spaces;

import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/// Makes the catalog space of the current tenant.
@ApplicationScoped
@Transactional
public class SpaceService {
    private final SpaceRepository rows;
    private final CurrentTenant current;
    private final InstantSource time;

    SpaceService(SpaceRepository rows, CurrentTenant current, InstantSource time) {
        this.rows = rows;
        this.current = current;
        this.time = time;
    }

    /// Whether the current tenant has a space.
    public boolean exists() {
        return rows.findById(current.id().value()) != null;
    }

    /// Makes the space, or renames the one that is there.
    ///
    /// @return whether it is new
    public boolean put(String slug, String name) {
        var id = current.id().value();
        var row = rows.findById(id);
        if (row != null) {
            row.name = name;
            return false;
        }
        row = new SpaceRow();
        row.id = id;
        row.slug = slug;
        row.name = name;
        row.createdAt = time.instant();
        rows.persist(row);
        return true;
    }
}
