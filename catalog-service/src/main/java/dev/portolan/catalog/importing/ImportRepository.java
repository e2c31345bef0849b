package dev.portolan.catalog.importing;

import static dev.portolan.catalog.database.TenantDatabase.instant;

import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import dev.portolan.catalog.importing.Import.State;
import dev.portolan.catalog.importing.ImportItem.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ImportRepository {
    private static final String COLUMNS = """
            select id, url, state, done, total, error, started_at, finished_at,
                count_take, count_change, count_same, count_refuse
            from import_run where tenant_id = ?""";

    private final TenantDatabase database;

    ImportRepository(TenantDatabase database) {
        this.database = database;
    }

    /// Lets one beginning of an import in at a time, until the transaction ends.
    void hold() {
        database.update(
                Sql.of("select pg_advisory_xact_lock(hashtextextended(?, 0))", "imports of " + database.tenant()));
    }

    void insert(UUID id, String url, Instant now, Instant claimedUntil) {
        database.update(Sql.of(
                "insert into import_run (id, tenant_id, url, state, started_at, claimed_until)"
                        + " values (?, ?, ?, 'reading', ?, ?)",
                id,
                database.tenant(),
                url,
                now,
                claimedUntil));
    }

    boolean isAnyUnderWay() {
        return !database.list(
                        Sql.of(
                                "select 1 from import_run where tenant_id = ? and state in ('reading', 'importing')",
                                database.tenant()),
                        row -> row.getInt(1))
                .isEmpty();
    }

    /// Keeps the last imports.
    void forgetOld(int kept) {
        database.update(Sql.of(
                "delete from import_run where tenant_id = ? and id not in"
                        + " (select id from import_run where tenant_id = ? order by id desc limit ?)",
                database.tenant(),
                database.tenant(),
                kept));
    }

    Optional<Import> find(UUID id) {
        return database.list(Sql.of(COLUMNS + " and id = ?", database.tenant(), id), ImportRepository::run).stream()
                .findFirst();
    }

    /// The newest first.
    ///
    /// @param before the last one of the page before; null for the first page
    List<Import> list(@Nullable UUID before, int most) {
        var where = Sql.of(COLUMNS, database.tenant());
        if (before != null) {
            where.add(" and id < ?", before);
        }
        return database.list(where.add(" order by id desc limit ?", most), ImportRepository::run);
    }

    private static Import run(ResultSet row) throws SQLException {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var verdict : Verdict.values()) {
            counts.put(verdict, row.getInt("count_" + verdict.key()));
        }
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("url"),
                State.of(row.getString("state")),
                new Import.Progress(row.getInt("done"), row.getObject("total", Integer.class)),
                counts,
                row.getString("error"),
                new Import.Times(Objects.requireNonNull(instant(row, "started_at")), instant(row, "finished_at")));
    }

    /// Puts items where they are not yet, and counts them.
    void keep(UUID id, List<Kept> items) {
        if (items.isEmpty()) {
            return;
        }
        database.update(Sql.of(
                "insert into import_item (tenant_id, import_id, ref, verdict, location, errors, entity)"
                        + " select ?, ?, i.* from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) i on conflict do nothing",
                database.tenant(),
                id,
                items.stream().map(Kept::ref).toList(),
                items.stream().map(item -> item.verdict().key()).toList(),
                items.stream().map(Kept::location).collect(Collectors.toList()),
                items.stream().map(Kept::errors).toList(),
                items.stream().map(Kept::entity).collect(Collectors.toList())));
        var counts = items.stream().collect(Collectors.groupingBy(Kept::verdict, Collectors.counting()));
        database.update(Sql.of(
                "update import_run set count_take = count_take + ?, count_change = count_change + ?,"
                        + " count_same = count_same + ?, count_refuse = count_refuse + ? where id = ?",
                counts.getOrDefault(Verdict.TAKE, 0L),
                counts.getOrDefault(Verdict.CHANGE, 0L),
                counts.getOrDefault(Verdict.SAME, 0L),
                counts.getOrDefault(Verdict.REFUSE, 0L),
                id));
    }

    /// Says how far it is.
    ///
    /// @return whether it is still wanted
    boolean progress(UUID id, State state, int done, @Nullable Integer total) {
        return database.update(Sql.of(
                        "update import_run set done = ?, total = ? where id = ? and state = ?",
                        done,
                        total,
                        id,
                        state.key()))
                > 0;
    }

    /// Moves it on.
    ///
    /// @return whether it was in the state before
    boolean move(UUID id, State before, State after, @Nullable String error, @Nullable Instant finishedAt) {
        return database.update(Sql.of(
                        "update import_run set state = ?, error = ?, finished_at = ?, claimed_until = null"
                                + " where id = ? and state = ?",
                        after.key(),
                        error,
                        finishedAt,
                        id,
                        before.key()))
                > 0;
    }

    /// @param by JSON of who has said that it may take
    void confirm(UUID id, String by) {
        database.update(Sql.of("update import_run set confirmed_by = ?, done = 0 where id = ?", by, id));
    }

    Optional<String> confirmedBy(UUID id) {
        return database
                .list(
                        Sql.of("select confirmed_by from import_run where id = ? and confirmed_by is not null", id),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }

    void delete(UUID id) {
        database.update(Sql.of("delete from import_run where tenant_id = ? and id = ?", database.tenant(), id));
    }

    List<Kept> items(UUID id, @Nullable Verdict verdict, String after, int most) {
        var where = Sql.of(
                "select ref, verdict, location, errors, null as entity from import_item"
                        + " where tenant_id = ? and import_id = ? and ref > ? ",
                database.tenant(),
                id,
                after);
        if (verdict != null) {
            where.add("and verdict = ? ", verdict.key());
        }
        return database.list(where.add("order by ref limit ?", most), Kept::of);
    }

    /// Addresses by which anything is taken.
    List<String> locations(UUID id) {
        return database.list(
                Sql.of(
                        "select distinct location from import_item where tenant_id = ? and import_id = ?"
                                + " and location is not null and verdict <> 'refuse' order by location",
                        database.tenant(),
                        id),
                row -> row.getString(1));
    }

    /// JSON of the entities that are taken as they are.
    List<String> entities(UUID id) {
        return database.list(
                Sql.of(
                        "select entity from import_item where tenant_id = ? and import_id = ?"
                                + " and entity is not null and verdict <> 'refuse' order by ref",
                        database.tenant(),
                        id),
                row -> row.getString(1));
    }

    void dropEntities(UUID id) {
        database.update(Sql.of(
                "update import_item set entity = null where tenant_id = ? and import_id = ? and entity is not null",
                database.tenant(),
                id));
    }

    /// An item as it is stored.
    ///
    /// @param errors JSON
    /// @param entity JSON
    record Kept(
            String ref,
            Verdict verdict,
            @Nullable String location,
            String errors,
            @Nullable String entity) {
        static Kept of(ResultSet row) throws SQLException {
            return new Kept(
                    row.getString("ref"),
                    Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                    row.getString("location"),
                    row.getString("errors"),
                    row.getString("entity"));
        }
    }
}
