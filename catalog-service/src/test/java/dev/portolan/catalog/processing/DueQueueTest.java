package dev.portolan.catalog.processing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Asks for what is due within a transaction that nobody else sees, at an hour when nothing else is.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DueQueueTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2001-01-01T12:00:00Z");

    private Connection database;

    @BeforeEach
    void begin() throws SQLException {
        database = TestDatabase.superuser();
        database.setAutoCommit(false);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        database.rollback();
        database.close();
    }

    @Test
    void aBacklogIsNeitherReadNorSorted() throws SQLException, IOException {
        var flood = waiting(30_000, Duration.ofHours(2));
        var others = new ArrayList<UUID>();
        for (var i = 0; i < 40; i++) {
            others.add(waiting(10, Duration.ofMinutes(50L - i)));
        }
        analyze();

        assertThat(touched(List.of(), 4, 16)).isLessThan(2_000);
        assertThat(tenants(List.of(), 4, 16))
                .startsWith(flood)
                .containsExactlyElementsOf(concat(flood, others.subList(0, 15)));
        assertThat(tenants(List.of(flood), 4, 16)).containsExactlyElementsOf(others.subList(0, 16));
    }

    @Test
    void tenantsThatWaitForNothingAreNotAskedFor() throws SQLException, IOException {
        for (var i = 0; i < 500; i++) {
            waiting(2, Duration.ofHours(-1));
        }
        var one = waiting(5, Duration.ofMinutes(1));
        var two = waiting(5, Duration.ofMinutes(2));
        analyze();

        assertThat(touched(List.of(), 2, 16)).isLessThan(40);
        assertThat(tenants(List.of(), 2, 16)).containsExactly(two, one, two, one);
    }

    @Test
    void whatIsBeingReadIsNotDueUnlessItsLeaseHasRunOut() throws SQLException {
        var one = waiting(3, Duration.ofMinutes(1));
        database.createStatement()
                .execute("update source set claimed_until = '" + NOW.plusSeconds(60) + "' where tenant_id = '" + one
                        + "' and due_at = '" + NOW.minusMinutes(1) + "'");
        assertThat(tenants(List.of(), 4, 16)).hasSize(2);

        database.createStatement()
                .execute("update source set claimed_until = '" + NOW.minusSeconds(1)
                        + "' where claimed_until is not null and tenant_id = '" + one + "'");
        assertThat(tenants(List.of(), 4, 16)).hasSize(3);
    }

    private static List<UUID> concat(UUID first, List<UUID> others) {
        var all = new ArrayList<UUID>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    /// A tenant with sources that are due one millisecond after the other.
    ///
    /// @param since for how long the first one has been due
    private UUID waiting(int count, Duration since) throws SQLException {
        var tenant = UUID.randomUUID();
        try (var insert = database.prepareStatement("""
                with place as (
                    insert into location (id, tenant_id, type, target, ref, created_at)
                    select gen_random_uuid(), ?, 'url', 'https://due.test/' || i, 'location:default/l' || i, now()
                    from generate_series(1, ?) i returning id)
                insert into source (location_id, tenant_id, type, ref, target, state, due_at)
                select id, ?, 'url', 'location:default/l', 'https://due.test/', 'ok',
                    ?::timestamptz + (row_number() over () - 1) * interval '1 millisecond' from place""")) {
            insert.setObject(1, tenant);
            insert.setInt(2, count);
            insert.setObject(3, tenant);
            insert.setObject(4, NOW.minus(since));
            insert.execute();
        }
        return tenant;
    }

    private void analyze() throws SQLException {
        database.createStatement().execute("analyze source");
    }

    private List<UUID> tenants(Collection<UUID> busy, int perTenant, int most) throws SQLException {
        try (var due = statement("", busy, perTenant, most);
                var rows = due.executeQuery()) {
            var found = new ArrayList<UUID>();
            var locations = new HashSet<UUID>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
                locations.add(rows.getObject(2, UUID.class));
            }
            assertThat(locations).hasSameSizeAs(found);
            return found;
        }
    }

    /// How many rows of the table, or of its indexes, were looked at.
    private double touched(Collection<UUID> busy, int perTenant, int most) throws SQLException, IOException {
        try (var explained = statement("explain (analyze, format json) ", busy, perTenant, most);
                var row = explained.executeQuery()) {
            row.next();
            return touched(JSON.readTree(row.getString(1)).path(0).path("Plan"));
        }
    }

    private static double touched(JsonNode plan) {
        var own = plan.path("Relation Name").asText().equals("source")
                ? plan.path("Actual Loops").asDouble()
                        * (plan.path("Actual Rows").asDouble()
                                + plan.path("Rows Removed by Filter").asDouble())
                : 0;
        return own
                + IntStream.range(0, plan.path("Plans").size())
                        .mapToDouble(i -> touched(plan.path("Plans").path(i)))
                        .sum();
    }

    private PreparedStatement statement(String before, Collection<UUID> busy, int perTenant, int most)
            throws SQLException {
        var statement = database.prepareStatement(before + ClaimRepository.DUE);
        for (var position = 1; position <= 3; position++) {
            statement.setObject(position, NOW);
        }
        statement.setInt(4, perTenant);
        statement.setArray(5, database.createArrayOf("uuid", busy.toArray()));
        statement.setInt(6, most);
        return statement;
    }
}
