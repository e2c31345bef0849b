package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.reading.ReadingProgress.Phase;
import dev.portolan.catalog.reading.SourceReader;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class ReadingStepsTest {
    @Inject
    SourceReader reader;

    @Inject
    TenantScope scope;

    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final Catalog catalog = Catalog.fresh();
    private final Steps steps = new Steps();

    @Test
    void filesAreCountedAgainstAllThatAreKnown() {
        read(folder.put("root.yaml", Yaml.location("root", files(40, "!delay 20\n"))));

        steps.assertOnwards();
        var known = steps.of(Phase.FETCHING).stream()
                .filter(step -> step.total() != null)
                .toList();
        assertThat(known).hasSize(41).allMatch(step -> Integer.valueOf(41).equals(step.total()));
        assertThat(known.getLast().done()).isEqualTo(41);
        assertThat(steps.of(Phase.READING)).isEmpty();
    }

    @Test
    void totalGrowsOnlyWhereAFileLeadsOn() {
        folder.put("b.yaml", Yaml.location("b", files(3, "")));
        folder.put("a.yaml", Yaml.component("a"));

        read(folder.put("root.yaml", Yaml.location("root", "./a.yaml", "./b.yaml")));

        steps.assertOnwards();
        assertThat(steps.of(Phase.FETCHING).stream().map(Steps.Step::total).distinct())
                .containsExactly(null, 3, 6);
    }

    @Test
    void documentsOfASingleFileAreCountedAgainstAllOfThem() {
        read(folder.put(
                "all.yaml",
                IntStream.range(0, 30).mapToObj(i -> Yaml.component("c" + i)).collect(Collectors.joining("---\n"))));

        steps.assertOnwards();
        steps.assertFull(Phase.READING, 30);
        assertThat(steps.of(Phase.FETCHING)).containsExactly(new Steps.Step(Phase.FETCHING, 0, null));
    }

    private String[] files(int count, String head) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    folder.put("c" + i + ".yaml", head + Yaml.component("c" + i));
                    return "./c" + i + ".yaml";
                })
                .toArray(String[]::new);
    }

    private void read(String target) {
        scope.run(
                catalog.tenant().id(),
                () -> assertThat(reader.read(LocationEntity.ref(target), target, List.of(), steps)
                                .findings())
                        .isEmpty());
    }
}
