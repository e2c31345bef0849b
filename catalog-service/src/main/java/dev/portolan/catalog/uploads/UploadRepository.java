package dev.portolan.catalog.uploads;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class UploadRepository {
    private final TenantDatabase database;

    UploadRepository(TenantDatabase database) {
        this.database = database;
    }

    void put(UUID location, String content, Instant now) {
        database.update(Sql.of(
                "insert into upload (location_id, tenant_id, content, changed_at) values (?, ?, ?, ?)"
                        + " on conflict (location_id) do update"
                        + " set content = excluded.content, changed_at = excluded.changed_at",
                location,
                database.tenant(),
                content,
                now));
    }

    Optional<String> content(UUID location) {
        return database
                .list(Sql.of("select content from upload where location_id = ?", location), row -> row.getString(1))
                .stream()
                .findFirst();
    }

    /// The text of the location with this target.
    Optional<String> contentOf(String name) {
        return database
                .list(
                        Sql.of(
                                "select u.content from upload u join location l on l.id = u.location_id"
                                        + " where l.type = ? and l.target = ?",
                                UploadReader.TYPE,
                                name),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }
}
