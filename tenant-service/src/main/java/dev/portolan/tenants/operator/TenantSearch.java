package dev.portolan.tenants.operator;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists tenants by name. Pages follow the index over name and slug; a search looks into each name on the way, which at
/// some thousand tenants takes less than a trigram index would take to keep.
@ApplicationScoped
@CrossTenant("staff look for a tenant among all")
class TenantSearch {
    static final String SELECT = """
            select t.slug, t.name, t.sort_name, t.state, t.plan, s.trial_ends_at, t.created_at,
                   (select count(*) from member m where m.tenant_id = t.id) as members
            from tenant t left join subscription s on s.tenant_id = t.id""";

    private final Sql sql;

    TenantSearch(@DataSource("cross") AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// @param cursor as the last page named it
    Page<TenantLine> page(Wanted wanted, @Nullable String cursor, int size) {
        var query = query(wanted, cursor == null ? List.of() : Cursor.decode(cursor, 2), size + 1);
        var found = sql.query(query.text(), TenantSearch::read, query.values().toArray());
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown.stream().map(Found::line).toList(),
                found.size() > size
                        ? Cursor.encode(
                                shown.getLast().position(),
                                shown.getLast().line().slug())
                        : null);
    }

    /// @return how many members a tenant has
    long members(Slug slug) {
        return sql.first(
                        "select count(*) as members from member m join tenant t on t.id = m.tenant_id where t.slug = ?",
                        row -> row.getLong("members"),
                        slug.value())
                .orElse(0L);
    }

    static Query query(Wanted wanted, List<String> after, int size) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (!after.isEmpty()) {
            conditions.add("(t.sort_name, t.slug) > (?, ?)");
            values.addAll(after);
        }
        var text = wanted.text();
        if (text != null && !text.isBlank()) {
            var lower = text.strip().toLowerCase(Locale.ROOT);
            conditions.add("(position(? in t.sort_name) > 0 or position(? in t.slug) > 0)");
            values.addAll(List.of(lower, lower));
        }
        if (wanted.state() == null) {
            conditions.add("t.state <> 'DELETED'");
        } else {
            conditions.add("t.state = ?");
            values.add(wanted.state().name());
        }
        if (wanted.plan() != null) {
            conditions.add("t.plan = ?");
            values.add(wanted.plan());
        }
        values.add(size);
        return new Query(
                SELECT + " where " + String.join(" and ", conditions) + " order by t.sort_name, t.slug limit ?",
                values);
    }

    private static Found read(ResultSet row) throws SQLException {
        var line = new TenantLine(
                new Slug(row.getString("slug")),
                row.getString("name"),
                TenantLifecycle.valueOf(row.getString("state")),
                row.getString("plan"),
                Sql.instant(row, "trial_ends_at"),
                row.getLong("members"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
        return new Found(line, row.getString("sort_name"));
    }

    /// What is looked for.
    ///
    /// @param text part of the name or of the slug
    /// @param state absent for all but the erased
    /// @param plan id of a plan
    record Wanted(
            @Nullable String text,
            @Nullable TenantLifecycle state,
            @Nullable String plan) {}

    record Query(String text, List<Object> values) {}

    private record Found(TenantLine line, String position) {}
}
