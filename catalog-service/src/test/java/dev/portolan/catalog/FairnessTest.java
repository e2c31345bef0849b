package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.logging.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class FairnessTest {
    private static final int HUNDREDS = 200;

    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog busy = Catalog.fresh();
    private final Catalog small = Catalog.fresh();

    @Test
    void aTenantWithHundredsOfSlowSourcesHoldsNobodyUp() {
        var names = IntStream.range(0, HUNDREDS).mapToObj(i -> "c" + i).toList();
        names.forEach(name -> folder.put(name + ".yaml", "!delay 1000\n" + Yaml.component(name)));
        small.register(folder.put("warm-up.yaml", Yaml.component("warm")));
        names.forEach(name -> busy.post(folder.url() + name + ".yaml"));
        assertThat(waiting()).isGreaterThan(100);
        var file = folder.put("web.yaml", Yaml.component("web"));

        var began = System.nanoTime();
        small.post(file);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> small.request()
                                .get("/entities/by-name/component/default/web")
                                .statusCode()
                        == 200);
        var took = Duration.ofNanos(System.nanoTime() - began);

        Log.infof("read after %d ms, behind %d locations of another tenant", took.toMillis(), waiting());
        assertThat(waiting()).isGreaterThan(50);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    private long waiting() {
        return TestDatabase.query("select count(*) from source where state in ('pending', 'reading') and tenant_id = '"
                + busy.tenant().id() + "'");
    }

    /// The next test has the machine for itself.
    @AfterEach
    void callOff() throws SQLException {
        try (var connection = TestDatabase.superuser();
                var update = connection.prepareStatement(
                        "update source set due_at = now() + interval '1 day' where tenant_id = ?")) {
            update.setObject(1, busy.tenant().id().value());
            update.execute();
        }
    }
}
