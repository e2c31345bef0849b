package dev.portolan.catalog.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.catalog.Steps;
import dev.portolan.catalog.model.LocationEntity;
import dev.portolan.catalog.reading.ReadingProgress.Phase;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StoringStepsTest {
    private static final int ENTITIES = 1_200;
    private static final String GROUP = """
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: {name: g%d}
            spec: {type: team, children: []}
            """;

    @Inject
    Refresh refresh;

    @Inject
    TenantScope scope;

    private final TestTenant tenant =
            TestTenant.of("p" + UUID.randomUUID().toString().substring(0, 12));
    private final Steps steps = new Steps();

    @Test
    void storingAndFinishingMoveTheirBarsFromNothingToFull() {
        var location = upload();
        // As if nothing had been finished yet.
        assertThat(TestDatabase.query("with left_over as (update entity set waiting = true where tenant_id = '"
                        + tenant.id() + "' returning 1) select count(*) from left_over"))
                .isEqualTo(ENTITIES + 1);
        var ref = LocationEntity.ref("upload", "many").toString();

        scope.run(
                tenant.id(),
                () -> assertThat(refresh.changed(
                                new Claim(
                                        tenant.id(),
                                        location,
                                        new Claim.Target("upload", ref, "many"),
                                        Long.MAX_VALUE,
                                        true),
                                steps))
                        .isTrue());

        steps.assertOnwards();
        steps.assertFull(Phase.READING, ENTITIES);
        steps.assertFull(Phase.STORING, ENTITIES + 1);
        steps.assertFull(Phase.FINISHING, ENTITIES + 1);
        assertThat(steps.of(Phase.FINISHING)).extracting(Steps.Step::done).startsWith(0, 500, 1_000, ENTITIES + 1);
    }

    private UUID upload() {
        var content = IntStream.range(0, ENTITIES).mapToObj(GROUP::formatted).collect(Collectors.joining("---\n"));
        String id = tenant.asOwner()
                .contentType("application/json")
                .body(Map.of("kind", "upload", "name", "many", "content", content))
                .post(sources())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(30)).until(() -> source(id).extract().path("lastReadAt") != null);
        return UUID.fromString(id);
    }

    private ValidatableResponse source(String id) {
        return tenant.asOwner().get(sources() + "/" + id).then().statusCode(200);
    }

    private String sources() {
        return "/api/tenants/" + tenant.slug() + "/sources";
    }
}
