package dev.portolan.catalog.causes;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which locations lead to entities. Several may be read at once, and whoever is first finishes what waits for it.
@ApplicationScoped
class LeadingRepository {
    private final TenantDatabase database;

    LeadingRepository(TenantDatabase database) {
        this.database = database;
    }

    /// Causes of the changes of those entities that a location does not lead to, but another one does. What no location
    /// leads to is not among them.
    Map<String, Cause> others(UUID location, Collection<String> refs) {
        var foreign = new HashSet<>(refs);
        foreign.removeAll(led(location, refs));
        var causes = new HashMap<String, Cause>();
        if (!foreign.isEmpty()) {
            database.list(
                            Sql.of(
                                    "select e.ref, l.id, l.target from emission e join location l on l.id = e.location_id"
                                            + " where e.tenant_id = ? and e.ref = any (?::text[]) order by l.id",
                                    database.tenant(),
                                    List.copyOf(foreign)),
                            row -> Map.entry(
                                    row.getString(1),
                                    Cause.source(row.getObject(2, UUID.class), row.getString(3), null)))
                    .forEach(led -> causes.putIfAbsent(led.getKey(), led.getValue()));
        }
        return causes;
    }

    private Set<String> led(UUID location, Collection<String> refs) {
        return new HashSet<>(database.list(
                Sql.of(
                        "select ref from emission where tenant_id = ? and location_id = ? and ref = any (?::text[])",
                        database.tenant(),
                        location,
                        List.copyOf(refs)),
                row -> row.getString(1)));
    }
}
