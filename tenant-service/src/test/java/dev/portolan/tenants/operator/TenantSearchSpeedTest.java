package dev.portolan.tenants.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.tenants.operator.TenantSearch.Wanted;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the list of staff costs the database when there are three thousand tenants with five members each: in blocks
/// that
/// are looked at, since time says little on a busy machine.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(dev.portolan.tenants.Peers.class)
class TenantSearchSpeedTest {
    /// Of 8 KiB each, about 100,000 a second and core: for a page, and for a look at every tenant.
    private static final int PAGE_BLOCKS = 2_500;

    private static final int SEARCH_BLOCKS = 20_000;
    private static final int PAGE = 51;

    @BeforeEach
    void manyTenants() throws SQLException {
        run("""
                insert into tenant (id, tenant_id, slug, name, state, plan, trial, created_at, version)
                select id, id, 'speed-' || n, 'Company ' || md5(n::text),
                       case n % 10 when 0 then 'SUSPENDED' else 'ACTIVE' end, 'team', false, now(), 0
                from (select n, gen_random_uuid() as id from generate_series(1, 3000) n) made""", """
                insert into member (id, tenant_id, subject, name, email, role, since, version)
                select gen_random_uuid(), t.id, 'p' || n, 'P', 'p@x.test', 'VIEWER', now(), 0
                from tenant t, generate_series(1, 5) n where t.slug like 'speed-%'""", "analyze tenant", "analyze member");
    }

    @AfterEach
    void away() throws SQLException {
        run(
                "delete from member m using tenant t where t.id = m.tenant_id and t.slug like 'speed-%'",
                "delete from tenant where slug like 'speed-%'");
    }

    @Test
    void pagesFollowTheIndex() throws SQLException, IOException {
        var plan = explain(new Wanted(null, null, null), List.of("company 8", "speed-1"));
        assertThat(plan.findValuesAsText("Index Name")).contains("tenant_by_name");
        assertThat(blocks(plan)).isLessThan(PAGE_BLOCKS);
    }

    @Test
    void partOfANameIsFoundQuickly() throws SQLException, IOException {
        assertThat(blocks(explain(new Wanted("d41d8", null, null), List.of()))).isLessThan(SEARCH_BLOCKS);
        assertThat(blocks(explain(new Wanted("nowhere to be found", null, null), List.of())))
                .isLessThan(SEARCH_BLOCKS);
    }

    @Test
    void filtersAreQuick() throws SQLException, IOException {
        var wanted = new Wanted(null, TenantLifecycle.SUSPENDED, "team");
        assertThat(blocks(explain(wanted, List.of()))).isLessThan(PAGE_BLOCKS);
    }

    private static JsonNode explain(Wanted wanted, List<String> after) throws SQLException, IOException {
        var query = TenantSearch.query(wanted, after, PAGE);
        try (var connection = staffs();
                var statement =
                        connection.prepareStatement("explain (analyze, buffers, format json) " + query.text())) {
            for (var i = 0; i < query.values().size(); i++) {
                statement.setObject(i + 1, query.values().get(i));
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new ObjectMapper().readTree(rows.getString(1)).get(0);
            }
        }
    }

    private static int blocks(JsonNode explained) {
        var plan = explained.path("Plan");
        return plan.path("Shared Hit Blocks").asInt()
                + plan.path("Shared Read Blocks").asInt();
    }

    private static Connection staffs() throws SQLException {
        var connection = TestDatabase.superuser();
        try (var role = connection.createStatement()) {
            role.execute("set role service_cross");
        }
        return connection;
    }

    private static void run(String... statements) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var running = connection.createStatement()) {
            for (var statement : statements) {
                running.execute(statement);
            }
        }
    }
}
