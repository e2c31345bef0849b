package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class ReadingProgressTest {
    private static final int FILES = 24;

    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void aReadingThatTakesLongIsToldWithCounts() {
        var id = catalog.post(slowly());
        var shown = new ArrayList<Map<String, Object>>();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    var source = catalog.sources()
                            .get("/" + id)
                            .then()
                            .statusCode(200)
                            .extract();
                    if (source.path("progress") != null) {
                        shown.add(source.path("progress"));
                    }
                    return source.path("lastReadAt") != null;
                });

        catalog.sources().get("/" + id).then().body("$", not(hasKey("progress")));
        assertThat(shown).isNotEmpty();
        assertThat(shown).extracting("phase").contains("fetching");
        assertThat(shown)
                .filteredOn("phase", "fetching")
                .last()
                .satisfies(progress -> assertThat(progress).containsEntry("total", FILES + 1));
        assertThat(TestDatabase.query("select count(*) from source where progress is not null and tenant_id = '"
                        + catalog.tenant().id() + "'"))
                .isZero();
    }

    @Test
    void progressIsOnTheTopicBeforeTheEndAndNotTooOften() {
        var id = catalog.register(slowly());

        TestTopics.await(
                Topics.CATALOG_EVENTS,
                record -> record.key().startsWith(catalog.tenant().id().toString())
                        && Json.read(record.value(), CatalogEvent.class) instanceof CatalogEvent.LocationRefreshed);
        var events = TestTopics.read(Topics.CATALOG_EVENTS).stream()
                .filter(record -> record.key().startsWith(catalog.tenant().id() + "/location:"))
                .map(record -> Json.read(record.value(), CatalogEvent.class))
                .filter(event -> event instanceof CatalogEvent.LocationProgress
                        || event instanceof CatalogEvent.LocationRefreshed)
                .toList();

        assertThat(events.getLast()).isInstanceOf(CatalogEvent.LocationRefreshed.class);
        var told = progress(events);
        assertThat(told).hasSizeGreaterThanOrEqualTo(2).hasSize(events.size() - 1);
        assertThat(told).allSatisfy(event -> assertThat(event.location()).hasToString(id));
        for (var i = 1; i < told.size(); i++) {
            assertThat(Duration.between(told.get(i - 1).at(), told.get(i).at())).isGreaterThan(Duration.ofMillis(200));
        }
    }

    private static List<CatalogEvent.LocationProgress> progress(List<CatalogEvent> events) {
        return events.stream()
                .filter(CatalogEvent.LocationProgress.class::isInstance)
                .map(CatalogEvent.LocationProgress.class::cast)
                .toList();
    }

    /// A location whose files together take more than a second.
    private String slowly() {
        IntStream.range(0, FILES).forEach(i -> folder.put("c" + i + ".yaml", "!delay 500\n" + Yaml.component("c" + i)));
        return folder.put(
                "root.yaml",
                Yaml.location(
                        "root",
                        IntStream.range(0, FILES)
                                .mapToObj(i -> "./c" + i + ".yaml")
                                .toArray(String[]::new)));
    }
}
