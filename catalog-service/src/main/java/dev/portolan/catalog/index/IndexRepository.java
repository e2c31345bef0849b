package dev.portolan.catalog.index;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.entities.StoredEntity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what indexes are made of. The transaction that wrote a row last stands for its version.
@ApplicationScoped
class IndexRepository {
    private static final String ENTRIES = "select id, ref, xmin::text::bigint from entity where body is not null";

    private final TenantDatabase database;

    IndexRepository(TenantDatabase database) {
        this.database = database;
    }

    /// All entities in the order of their ids; at most so many.
    List<Entry> entries(int most) {
        return database.list(Sql.of(ENTRIES + " order by id limit ?", most), IndexRepository::entry);
    }

    List<Entry> entries(Collection<String> refs) {
        return database.list(Sql.of(ENTRIES + " and ref = any (?::text[])", List.copyOf(refs)), IndexRepository::entry);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getObject(1, UUID.class), row.getString(2), row.getLong(3));
    }

    /// All values of some paths.
    void values(Collection<String> keys, Values to) {
        database.each(
                Sql.of("select entity_id, key, original from search where key = any (?::text[])", List.copyOf(keys)),
                row -> to.add(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
    }

    /// The values that some entities have of some paths.
    void values(Collection<UUID> entities, Collection<String> keys, Values to) {
        database.each(
                Sql.of(
                        "select entity_id, key, original from search where entity_id = any (?::uuid[])"
                                + " and key = any (?::text[])",
                        List.copyOf(entities),
                        List.copyOf(keys)),
                row -> to.add(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
    }

    /// Bodies with the versions that they are of.
    List<Body> bodies(Collection<UUID> ids) {
        return database.list(
                Sql.of(
                        "select id, ref, body, xmin::text::bigint from entity where id = any (?::uuid[])"
                                + " and body is not null",
                        List.copyOf(ids)),
                row -> new Body(
                        database.tenant(),
                        new StoredEntity(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3)),
                        row.getLong(4)));
    }

    /// Takes one value.
    interface Values {
        /// @param original null where only its existence can be asked for
        void add(UUID entity, String key, @Nullable String original);
    }

    /// @param version of the row that it was read from
    record Body(UUID tenant, StoredEntity entity, long version) {}
}
