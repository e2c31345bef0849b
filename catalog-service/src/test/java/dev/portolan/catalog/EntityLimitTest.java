package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class EntityLimitTest {
    @Inject
    TenantStates states;

    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void whatThePlanHasNoRoomForIsToldAtItsLocation() {
        allows(2, 1);
        var id = catalog.register(folder.put("four.yaml", components("a", "b", "c", "d")));

        assertThat(names()).containsExactly("a", "b");
        assertThat(catalog.source(id).<String>path("state")).isEqualTo("failed");
        assertThat(catalog.source(id).<List<String>>path("errors.message"))
                .containsExactly(
                        "component:default/c was not added: the plan allows 2 entities, and the catalog has 2.",
                        "component:default/d was not added: the plan allows 2 entities, and the catalog has 2.");
        assertThat(catalog.source(id).<List<String>>path("errors.mend"))
                .containsOnly("Remove entities that are no longer needed, or choose a larger plan.");
    }

    @Test
    void largerPlanTakesInWhatHadToWait() {
        allows(1, 1);
        var id = catalog.register(folder.put("two.yaml", components("a", "b")));
        assertThat(names()).containsExactly("a");
        allows(2, 2);

        catalog.refresh(id, "component:default/a");

        assertThat(names()).containsExactly("a", "b");
        assertThat(catalog.source(id).<String>path("state")).isEqualTo("ok");
    }

    @Test
    void smallerPlanTakesNothingAwayAndKeepsItUpToDate() {
        allows(3, 1);
        var id = catalog.register(folder.put("three.yaml", components("a", "b", "c")));
        allows(1, 2);
        folder.put("three.yaml", components("a", "b", "c").replace("team-a", "team-b"));

        catalog.refresh(id, "component:default/a");

        assertThat(names()).containsExactly("a", "b", "c");
        assertThat(catalog.request()
                        .get("/entities/by-name/component/default/c")
                        .<String>path("spec.owner"))
                .isEqualTo("team-b");
        assertThat(catalog.source(id).<String>path("state")).isEqualTo("ok");
    }

    @Test
    void removalMakesRoomForTheNextReading() throws SQLException {
        allows(1, 1);
        var id = catalog.register(folder.put("one.yaml", components("a", "b")));
        folder.put("one.yaml", components("b"));

        catalog.refresh(id, "component:default/a");
        // An orphan holds its place until it is removed.
        assertThat(names()).containsExactly("a");
        String uid =
                catalog.request().get("/entities/by-name/component/default/a").path("metadata.uid");
        catalog.request().delete("/entities/by-uid/" + uid).then().statusCode(204);
        due(id);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(names()).containsExactly("b"));
    }

    /// As if the interval between two readings were over.
    private static void due(String location) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var update = connection.prepareStatement("update source set due_at = now() where location_id = ?")) {
            update.setObject(1, UUID.fromString(location));
            update.execute();
        }
    }

    @Test
    void ofManyLocationsAtOnceOnlyThePlansWorthIsTaken() {
        allows(5, 1);
        var ids = IntStream.range(0, 6)
                .mapToObj(i -> catalog.post(folder.put("part" + i + ".yaml", components("x" + i, "y" + i, "z" + i))))
                .toList();
        ids.forEach(catalog::awaitRead);

        assertThat(names()).hasSize(5);
        assertThat(TestDatabase.query("select count(*) from entity where ref like 'component:%' and tenant_id = '"
                        + catalog.tenant().id() + "'"))
                .isEqualTo(5);
        var refused = ids.stream()
                .mapToInt(id ->
                        catalog.source(id).<List<String>>path("errors.message").size())
                .sum();
        assertThat(refused).isEqualTo(13);
    }

    @Test
    void providersHaveNoMoreRoomThanFiles() {
        ProviderTest.space(catalog);
        allows(2, 1);
        var three = Stream.of("a", "b", "c").map(ProviderTest::resource).toList();
        ProviderTest.say(catalog, "cloud", Mode.FULL, three, List.of());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(ProviderTest.source(catalog, "cloud").<List<String>>get("errors.message"))
                                .containsExactly(
                                        "resource:default/c was not added: the plan allows 2 entities, and the catalog has 2."));

        ProviderTest.say(catalog, "cloud", Mode.DELTA, List.of(), List.of("resource:default/a"));

        // what had to wait takes the place
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ProviderTest.names(catalog)).containsExactlyInAnyOrder("b", "c"));
    }

    private void allows(long entities, long version) {
        var tenant = catalog.tenant();
        var plan = new TenantState.Plan("free", Map.of("entities", entities));
        var state = new TenantState(
                tenant.id(), tenant.slug(), "Acme", TenantLifecycle.ACTIVE, plan, version, Instant.now());
        TestTopics.send(Topics.TENANT_STATE, tenant.id().toString(), tenant.id(), "tenant.state", state);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> states.of(tenant.id())
                        .filter(said -> said.version() == version)
                        .isPresent());
    }

    private List<String> names() {
        return catalog.request()
                .queryParam("filter", "kind=component")
                .get("/entities")
                .then()
                .statusCode(200)
                .extract()
                .path("metadata.name");
    }

    private static String components(String... names) {
        return List.of(names).stream().map(Yaml::component).collect(Collectors.joining("---\n"));
    }
}
