package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class CatalogEventsTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void theLifeOfAnEntityIsTold() {
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web")));
        folder.put("all.yaml", Yaml.component("web").replace("[java]", "[go]").replace("team-a", "team-b"));
        catalog.refresh(id, "component:default/web");
        catalog.request().delete("/locations/" + id).then().statusCode(204);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> events("component:default/web").size() >= 3);

        var events = events("component:default/web");
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        CatalogEvent.Created.class, CatalogEvent.Changed.class, CatalogEvent.Deleted.class);
        var changed = (CatalogEvent.Changed) events.get(1);
        assertThat(changed.ref()).isEqualTo(EntityRef.parse("component:default/web"));
        assertThat(changed.fields()).containsExactly("metadata.tags", "relations", "spec.owner");
        var created = ((CatalogEvent.Created) events.getFirst()).cause();
        assertThat(created.kind()).isEqualTo(CatalogEvent.Cause.Kind.SOURCE);
        assertThat(created.location()).hasToString(id);
        assertThat(created.revision()).isNotBlank();
        assertThat(changed.cause().revision()).isNotBlank().isNotEqualTo(created.revision());
        assertThat(((CatalogEvent.Deleted) events.getLast()).cause())
                .isEqualTo(new CatalogEvent.Cause(CatalogEvent.Cause.Kind.PERSON, null, null));
    }

    @Test
    void whatOneSourceFinishesForAnotherIsToldAsTheOthers() throws SQLException {
        var id = catalog.register(folder.put("web.yaml", Yaml.component("web")));
        try (var connection = TestDatabase.superuser();
                var update = connection.createStatement()) {
            update.execute("update entity set waiting = true, etag = 'old' where ref = 'component:default/web'"
                    + " and tenant_id = '" + catalog.tenant().id() + "'");
        }

        catalog.register(folder.put("many.yaml", components("c", 600)));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> events("component:default/web").size() >= 2);
        var changed = (CatalogEvent.Changed) events("component:default/web").getLast();
        assertThat(changed.cause().location()).hasToString(id);
    }

    @Test
    void sourcesThatAreReadAtOnceEachTellTheirOwn() {
        var prefixes = List.of("a", "b", "c");
        var ids = prefixes.stream()
                .map(prefix -> catalog.post(folder.put(prefix + ".yaml", components(prefix, 1_100))))
                .toList();
        ids.forEach(catalog::awaitRead);

        await().atMost(Duration.ofSeconds(20)).until(() -> created().size() >= 3_300);
        assertThat(created()).allSatisfy(event -> {
            var source = prefixes.indexOf(event.ref().name().substring(0, 1));
            assertThat(event.cause().location()).as("%s", event.ref()).hasToString(ids.get(source));
        });
    }

    private static String components(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Yaml.component(prefix + i))
                .collect(Collectors.joining("---\n"));
    }

    private List<CatalogEvent.Created> created() {
        return TestTopics.read(Topics.CATALOG_EVENTS).stream()
                .filter(record -> record.key().startsWith(catalog.tenant().id() + "/component:"))
                .map(record -> Json.read(record.value(), CatalogEvent.class))
                .filter(CatalogEvent.Created.class::isInstance)
                .map(CatalogEvent.Created.class::cast)
                .toList();
    }

    @Test
    void everyReadingIsTold() {
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web") + "---\nkind: [\n"));
        String ref = catalog.request().get("/locations/" + id).path("entityRef");

        await().atMost(Duration.ofSeconds(30)).until(() -> !refreshes(ref).isEmpty());

        assertThat(refreshes(ref)).singleElement().satisfies(event -> {
            assertThat(event.location()).hasToString(id);
            assertThat(event.entities()).isEqualTo(2);
            assertThat(event.errors()).isEqualTo(1);
        });
    }

    private List<CatalogEvent.LocationRefreshed> refreshes(String ref) {
        return events(ref).stream()
                .filter(CatalogEvent.LocationRefreshed.class::isInstance)
                .map(CatalogEvent.LocationRefreshed.class::cast)
                .toList();
    }

    private List<CatalogEvent> events(String ref) {
        return TestTopics.read(Topics.CATALOG_EVENTS).stream()
                .filter(record -> record.key().equals(catalog.tenant().id() + "/" + ref))
                .map(record -> Json.read(record.value(), CatalogEvent.class))
                .toList();
    }
}
