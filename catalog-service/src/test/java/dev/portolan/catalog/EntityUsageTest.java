package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class EntityUsageTest {
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();

    @Test
    void numberOfEntitiesIsToldAfterItHasChanged() {
        var id = catalog.register(folder.put("all.yaml", Yaml.component("web") + "---\n" + Yaml.component("api")));
        await().atMost(Duration.ofSeconds(15)).until(() -> latest() == 2);

        catalog.request().delete("/locations/" + id).then().statusCode(204);
        await().atMost(Duration.ofSeconds(15)).until(() -> latest() == 0);

        assertThat(levels()).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo("catalog-service");
            assertThat(event.id()).startsWith("change/");
        });
        assertThat(levels()).extracting(UsageEvent::id).doesNotHaveDuplicates();
    }

    private long latest() {
        var levels = levels();
        return levels.isEmpty() ? -1 : levels.getLast().quantity();
    }

    private List<UsageEvent> levels() {
        return TestTopics.read(Topics.USAGE).stream()
                .filter(record -> record.key().equals(catalog.tenant().id().toString()))
                .map(record -> Json.read(record.value(), UsageEvent.class))
                .filter(event -> event.meter() == Meter.ENTITIES)
                .toList();
    }
}
