package dev.portolan.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.catalog.DescriptorHost;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class HistorySweepTest {
    @Inject
    HistorySweep sweep;

    private final UUID tenant = UUID.randomUUID();

    @Test
    void oldVersionsGoAndThePresentOneStays() throws SQLException {
        version("there", 1, 400, "created", false);
        version("there", 2, 370, "changed", false);
        version("there", 3, 360, "changed", false);
        version("there", 4, 2, "changed", true);
        version("still", 1, 900, "created", true);
        version("gone", 1, 500, "created", false);
        version("gone", 2, 366, "deleted", true);
        version("lately", 1, 500, "created", false);
        version("lately", 2, 3, "deleted", true);

        sweep.sweep();

        assertThat(left("there")).isEqualTo(2);
        assertThat(left("still")).isEqualTo(1);
        assertThat(left("gone")).isZero();
        assertThat(left("lately")).isEqualTo(1);
    }

    private void version(String ref, int number, int daysAgo, String operation, boolean latest) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var insert = connection.prepareStatement(
                        "insert into history (tenant_id, ref, version, at, operation, cause, differences, latest)"
                                + " values (?, ?, ?, now() - make_interval(days => ?), ?, '{}', '[]', ?)")) {
            insert.setObject(1, tenant);
            insert.setString(2, ref);
            insert.setInt(3, number);
            insert.setInt(4, daysAgo);
            insert.setString(5, operation);
            insert.setBoolean(6, latest);
            insert.execute();
        }
    }

    private long left(String ref) {
        return TestDatabase.query(
                "select count(*) from history where ref = '" + ref + "' and tenant_id = '" + tenant + "'");
    }
}
