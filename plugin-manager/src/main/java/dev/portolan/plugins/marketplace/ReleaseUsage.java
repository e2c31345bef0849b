package dev.portolan.plugins.marketplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says how many tenants use each release.
@ApplicationScoped
@CrossTenant("counts the tenants that use a release, and knows nothing else of them")
class ReleaseUsage {
    private static final UUID LAST = new UUID(-1, -1);
    private static final String PAGE = """
            select r.id, r.publisher || '/' || r.plugin as name, r.publisher, r.plugin, r.version, r.digest, r.status,
                   r.status_reason, r.published_at,
                   (select count(distinct i.tenant_id) from installation i
                    where i.digest = r.digest and i.uninstalled_at is null) as tenants
            from release r
            where (r.publisher || '/' || r.plugin > ? or (r.publisher || '/' || r.plugin = ? and r.id < ?))
              and position(? in r.publisher || '/' || r.plugin) > 0
              and (? = '' or r.publisher || '/' || r.plugin = ?) and (? = '' or r.status = ?)
            order by r.publisher || '/' || r.plugin, r.id desc
            limit ?""";

    private static final String ONE = """
            select r.*,
                   count(distinct i.tenant_id) as tenants, count(i.tenant_id) as installations
            from release r left join installation i on i.digest = r.digest and i.uninstalled_at is null
            where r.digest = ? group by r.id""";

    private final AgroalDataSource database;

    ReleaseUsage(@DataSource("cross") AgroalDataSource database) {
        this.database = database;
    }

    /// By plugin, each one's newest release first.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    Page<Used> page(Filter filter, @Nullable String cursor, int size) {
        var after = cursor == null ? null : Cursor.decode(cursor, 2);
        var name = after == null ? "" : after.getFirst();
        var found = new ArrayList<Used>();
        String next = null;
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setString(1, name);
            select.setString(2, name);
            select.setObject(3, after == null ? LAST : position(after.getLast()));
            select.setString(4, filter.text());
            select.setString(5, filter.plugin());
            select.setString(6, filter.plugin());
            select.setString(7, filter.status().toUpperCase(Locale.ROOT));
            select.setString(8, filter.status().toUpperCase(Locale.ROOT));
            select.setInt(9, size + 1);
            try (var rows = select.executeQuery()) {
                String last = null;
                while (rows.next()) {
                    if (found.size() == size) {
                        next = last;
                        break;
                    }
                    found.add(read(rows));
                    last = Cursor.encode(rows.getString("name"), rows.getObject("id", UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the use of releases could not be read", e);
        }
        return new Page<>(found, next);
    }

    /// One release, and who uses it.
    ///
    /// @throws ProblemException `not-found`
    Adoption of(String digest) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(ONE)) {
            select.setString(1, digest);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.notFound();
                }
                return new Adoption(
                        row.getString("publisher"),
                        row.getString("plugin"),
                        row.getString("version"),
                        standing(row),
                        row.getLong("tenants"),
                        row.getLong("installations"),
                        row.getString("signed_by"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the use of a release could not be read", e);
        }
    }

    private static UUID position(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    private static Used read(ResultSet row) throws SQLException {
        return new Used(
                row.getString("publisher"),
                row.getString("plugin"),
                row.getString("version"),
                row.getString("digest"),
                new Standing(
                        ReleaseState.Status.valueOf(row.getString("status")),
                        row.getString("status_reason"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()),
                row.getLong("tenants"));
    }

    private static Status standing(ResultSet row) throws SQLException {
        return new Status(
                ReleaseState.Status.valueOf(row.getString("status")),
                row.getString("status_reason"),
                row.getObject("status_at", OffsetDateTime.class).toInstant(),
                row.getString("status_by").toLowerCase(Locale.ROOT),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }

    /// @param text part of `publisher/plugin`; may be empty
    /// @param plugin `publisher/plugin`; empty for all
    /// @param status empty for all
    record Filter(String text, String plugin, String status) {}

    /// A release, and how many have it installed.
    ///
    /// @param signedBy fingerprint of the publisher's key
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Adoption(
            String publisher,
            String plugin,
            String version,
            @JsonUnwrapped Status standing,
            long tenants,
            long installations,
            @Nullable String signedBy) {}

    /// @param reason why it is not just published
    /// @param statusBy `staff` or `publisher`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            ReleaseState.Status status,
            @Nullable String reason,
            Instant statusAt,
            String statusBy,
            Instant publishedAt) {}

    /// A release, and how many tenants have it installed.
    record Used(
            String publisher,
            String plugin,
            String version,
            String digest,
            @JsonUnwrapped Standing standing,
            long tenants) {}

    /// @param reason why it was revoked
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(ReleaseState.Status state, @Nullable String reason, Instant publishedAt) {}
}
