package dev.portolan.tenants.audit;

import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.streams.Json;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The current tenant's entries, and the end of its chain.
@ApplicationScoped
@TenantSql("insert ... on conflict, json kept as text, filters put together as they come")
class AuditRepository {
    private final Sql sql;

    AuditRepository(AgroalDataSource database) {
        this.sql = new Sql(database);
    }

    /// The last entry of the chain.
    ///
    /// @param seq 0 when there is none
    record Head(long seq, String hash) {
        static final Head NONE = new Head(0, Chain.START);
    }

    Head head() {
        return sql.first("select seq, hash from audit_chain", AuditRepository::head)
                .orElse(Head.NONE);
    }

    /// Holds the end of the chain until the transaction ends.
    Head hold(TenantId tenant) {
        var _ = sql.update(
                "insert into audit_chain (tenant_id, seq, hash) values (?, 0, ?) on conflict (tenant_id) do nothing",
                tenant.value(),
                HexFormat.of().parseHex(Chain.START));
        return sql.first("select seq, hash from audit_chain for update", AuditRepository::head)
                .orElseThrow(() -> new IllegalStateException("the chain has no end"));
    }

    boolean has(UUID id) {
        return sql.first("select from audit_entry where id = ?", _ -> true, id).isPresent();
    }

    void append(TenantId tenant, Recorded recorded) {
        var entry = recorded.entry();
        var actor = entry.actor();
        var target = entry.target();
        var hash = HexFormat.of().parseHex(recorded.hash());
        var _ = sql.update(
                """
                insert into audit_entry (tenant_id, seq, id, at, actor_kind, actor_subject, actor_name, in_name_of,
                    in_name_of_name, address, action, target_type, target_id, target_name, change, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?)""",
                tenant.value(),
                entry.seq(),
                entry.id(),
                entry.at(),
                actor.kind().name(),
                actor.subject(),
                actor.name(),
                actor.inNameOf(),
                actor.inNameOfName(),
                actor.address(),
                entry.action(),
                target.type(),
                target.id(),
                target.name(),
                Chain.canonical(entry.change()),
                hash);
        var _ = sql.update("update audit_chain set seq = ?, hash = ?", entry.seq(), hash);
    }

    /// Newest first.
    ///
    /// @param before entries earlier than this number
    List<Recorded> before(AuditFilter filter, long before, int size) {
        return find(filter, "seq < ?", before, "order by seq desc limit ?", size);
    }

    /// In the order of the chain.
    ///
    /// @param after entries later than this number
    List<Recorded> after(AuditFilter filter, long after, int size) {
        return find(filter, "seq > ?", after, "order by seq limit ?", size);
    }

    private List<Recorded> find(AuditFilter filter, String place, long seq, String order, int size) {
        var where = new Where(place, seq);
        where.add(
                "(actor_subject = ? or in_name_of = ? or actor_name ilike ?)",
                filter.actor(),
                actor -> List.of(actor, actor, part(actor)));
        where.add(
                "(action = ? or action like ?)",
                filter.action(),
                action -> List.of(action, action.endsWith(".") ? escaped(action) + "%" : escaped(action)));
        where.add(
                "(target_type = ? or target_id = ? or target_type || ':' || target_id = ?)",
                filter.target(),
                target -> List.of(target, target, target));
        where.add("at >= ?", filter.from(), List::of);
        where.add("at < ?", filter.to(), List::of);
        where.add(
                "(action ilike ? or target_id ilike ? or target_name ilike ? or actor_name ilike ?"
                        + " or in_name_of_name ilike ? or case when strpos(change::text, '\\u0000') > 0 then change::text"
                        // an escape that PostgreSQL's texts cannot hold
                        + " else change ->> 'reason' end ilike ?)",
                filter.q(),
                q -> List.of(part(q), part(q), part(q), part(q), part(q), part(q)));
        where.arguments.add(size);
        return sql.query(
                "select * from audit_entry where " + String.join(" and ", where.conditions) + " " + order,
                AuditRepository::read,
                where.arguments.toArray());
    }

    private static String part(String text) {
        return "%" + escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getLong("seq"), hash(row));
    }

    private static Recorded read(ResultSet row) throws SQLException {
        var actor = new Actor(
                Kind.valueOf(row.getString("actor_kind")),
                row.getString("actor_subject"),
                row.getString("actor_name"),
                row.getString("in_name_of"),
                row.getString("address"),
                row.getString("in_name_of_name"));
        var entry = new Entry(
                Sql.uuid(row, "id"),
                row.getLong("seq"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                actor,
                row.getString("action"),
                new Target(row.getString("target_type"), row.getString("target_id"), row.getString("target_name")),
                change(row.getString("change")));
        return new Recorded(entry, hash(row));
    }

    // Somebody may have meddled with it: it is shown as it is, and its hash does not fit.
    private static Change change(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), Change.class);
        } catch (IllegalArgumentException e) {
            return new Change(Map.of(), Map.of("unreadable", json), null);
        }
    }

    private static String hash(ResultSet row) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes("hash"));
    }

    /// Conditions with what is bound to them.
    private static final class Where {
        final List<String> conditions = new ArrayList<>();
        final List<Object> arguments = new ArrayList<>();

        Where(String first, Object argument) {
            conditions.add(first);
            arguments.add(argument);
        }

        <T> void add(String condition, @Nullable T value, Bound<T> bound) {
            if (value != null) {
                conditions.add(condition);
                arguments.addAll(bound.to(value));
            }
        }
    }

    @FunctionalInterface
    private interface Bound<T> {
        List<?> to(T value);
    }
}
