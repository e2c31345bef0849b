package dev.portolan.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.catalog.Steps;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.reading.ReadingProgress.Phase;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(GitHost.class)
class GitStepsTest {
    private static final String COMPONENT = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: c%d}
            spec: {type: service, lifecycle: production, owner: team-a}
            """;

    @Inject
    GitReader reader;

    @Inject
    TenantScope scope;

    private final TestTenant tenant =
            TestTenant.of("g" + UUID.randomUUID().toString().substring(0, 12));
    private final GitRepo repo = new GitRepo();
    private final Steps steps = new Steps();

    @Test
    void filesOfARepositoryAreCountedAgainstAllThatThePatternMeans() {
        IntStream.range(0, 60).forEach(i -> repo.put(i + "/catalog-info.yaml", COMPONENT.formatted(i)));
        repo.commit();

        read();

        steps.assertOnwards();
        steps.assertFull(Phase.READING, 60);
        assertThat(steps.of(Phase.FETCHING)).containsExactly(new Steps.Step(Phase.FETCHING, 0, null));
    }

    @Test
    void documentsOfTheOnlyFileAreCounted() {
        repo.put(
                        "catalog-info.yaml",
                        IntStream.range(0, 12).mapToObj(COMPONENT::formatted).collect(Collectors.joining("---\n")))
                .commit();

        read();

        steps.assertOnwards();
        steps.assertFull(Phase.READING, 12);
    }

    private void read() {
        var target = repo.url() + "#:**/catalog-info.yaml";
        scope.run(
                tenant.id(),
                () -> assertThat(reader.read(LocationEntity.ref("git", target), target, List.of(), steps)
                                .findings())
                        .isEmpty());
    }
}
