package dev.portolan.plugins.scorecards;

import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.queues.Claim;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Statements of the current transaction that write for many entities at once.
@ApplicationScoped
@TenantSql("one statement for a page of entities, on conflict do update: the last answer is the one")
class ScorecardBulkRepository {
    private static final String ANSWERS = """
            insert into check_result (id, tenant_id, check_name, entity, result, evidence, value, at, since)
            select a.id, ?, ?, a.entity, a.result, a.evidence, a.value, ?, ?
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::float8[]) a (id, entity, result, evidence, value)
            on conflict (tenant_id, check_name, entity) do update
            set since = case when check_result.result = excluded.result then check_result.since else excluded.since end,
                result = excluded.result, evidence = excluded.evidence, value = excluded.value, at = excluded.at""";
    private static final String FORGET = "delete from check_result where check_name = ? and at < ?";
    private static final String STANDINGS = """
            insert into scorecard_standing
                (id, tenant_id, scorecard, entity, title, owner, level, passed, applicable)
            select s.id, ?, ?, s.entity, s.title, s.owner, s.level, s.passed, s.applicable
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::int[])
                s (id, entity, title, owner, level, passed, applicable)""";
    private static final String CLEAR = "delete from scorecard_standing where scorecard = ?";
    private static final String ASK = """
            update scorecard set asked = asked + 1, due_at = least(due_at, ?)
            where tenant_id = ? and not removed and (?::uuid is null or id = ?::uuid)""";
    private static final String ENDED = """
            update scorecard
            set claimed_until = null, attempts = 0, due_at = case when asked = ? then null else due_at end
            where id = ? and attempts = ?""";
    private static final String LATER =
            "update scorecard set claimed_until = null, due_at = ? where id = ? and attempts = ?";
    private static final String WAITING =
            "select exists (select 1 from scorecard where tenant_id = ? and not removed and due_at is not null)";

    private final AgroalDataSource database;
    private final CurrentTenant current;

    ScorecardBulkRepository(AgroalDataSource database, CurrentTenant current) {
        this.database = database;
        this.current = current;
    }

    /// What a check said of an entity.
    record Said(
            String entity,
            Verdict result,
            @Nullable String evidence,
            @Nullable Double value) {}

    /// How an entity stands.
    record Standing(String entity, String title, @Nullable String owner, int level, int passed, int applicable) {}

    void answers(CheckId check, List<Said> answers, Instant now) {
        var _ = run(ANSWERS, (connection, insert) -> {
            insert.setObject(1, current.id().value());
            insert.setString(2, check.toString());
            at(insert, 3, now);
            at(insert, 4, now);
            insert.setArray(5, array(connection, "uuid", answers, _ -> Ids.next()));
            insert.setArray(6, array(connection, "text", answers, Said::entity));
            insert.setArray(
                    7, array(connection, "text", answers, said -> said.result().name()));
            insert.setArray(8, array(connection, "text", answers, Said::evidence));
            insert.setArray(9, array(connection, "float8", answers, Said::value));
        });
    }

    /// Forgets what a check has not said again since.
    void forget(CheckId check, Instant since) {
        var _ = run(FORGET, (_, delete) -> {
            delete.setString(1, check.toString());
            at(delete, 2, since);
        });
    }

    /// Takes these standings instead of those before.
    void replace(UUID scorecard, List<Standing> standings) {
        var _ = run(CLEAR, (_, delete) -> delete.setObject(1, scorecard));
        var _ = run(STANDINGS, (connection, insert) -> {
            insert.setObject(1, current.id().value());
            insert.setObject(2, scorecard);
            insert.setArray(3, array(connection, "uuid", standings, _ -> Ids.next()));
            insert.setArray(4, array(connection, "text", standings, Standing::entity));
            insert.setArray(5, array(connection, "text", standings, Standing::title));
            insert.setArray(6, array(connection, "text", standings, Standing::owner));
            insert.setArray(7, array(connection, "int4", standings, Standing::level));
            insert.setArray(8, array(connection, "int4", standings, Standing::passed));
            insert.setArray(9, array(connection, "int4", standings, Standing::applicable));
        });
    }

    /// Has scorecards counted by then.
    ///
    /// @param scorecard null for all
    void ask(@Nullable UUID scorecard, Instant due) {
        var _ = run(ASK, (_, update) -> {
            at(update, 1, due);
            update.setObject(2, current.id().value());
            update.setObject(3, scorecard);
            update.setObject(4, scorecard);
        });
    }

    /// A scorecard was counted. If it was asked for again meanwhile, it is due still.
    void ended(Claim claim) {
        var _ = run(ENDED, (_, update) -> {
            update.setLong(1, claim.asked());
            update.setObject(2, claim.id());
            update.setInt(3, claim.attempts());
        });
    }

    void later(Claim claim, Instant due) {
        var _ = run(LATER, (_, update) -> {
            at(update, 1, due);
            update.setObject(2, claim.id());
            update.setInt(3, claim.attempts());
        });
    }

    /// Whether any scorecard is to be counted.
    boolean waiting() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WAITING)) {
            select.setObject(1, current.id().value());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("scorecards could not be read", e);
        }
    }

    private static void at(PreparedStatement statement, int position, Instant instant) throws SQLException {
        statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    }

    private static <T> Array array(
            Connection connection, String type, List<T> items, Function<T, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(value).toArray());
    }

    private int run(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.fill(connection, statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("scorecards could not be written", e);
        }
    }

    private interface Parameters {
        void fill(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
