package dev.portolan.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class MetricsTest {
    @TestHTTPResource(value = "metrics", management = true)
    URI metrics;

    @Test
    void everyFigureIsThereBeforeAnythingHappens() {
        var text = RestAssured.get(metrics).asString();

        assertThat(text)
                .contains(
                        "portolan_outbox_unsent_events",
                        "portolan_outbox_oldest_age_seconds",
                        "portolan_plugin_updates_total{outcome=\"taken_back\"",
                        "portolan_plugin_host_writes_total",
                        "portolan_usage_waiting",
                        "portolan_usage_lost_total",
                        "portolan_plugin_invocations_seconds_bucket{kind=\"js\",outcome=\"returned\",le=\"0.01\"",
                        "portolan_plugin_invocations_seconds_count{kind=\"declarative\",outcome=\"timeout\"",
                        "portolan_plugin_invocations_seconds_max{kind=\"wasm\",outcome=\"too_busy\"");
    }

    @Test
    void noFigureHasATenant() {
        assertThat(RestAssured.get(metrics).asString())
                .contains("portolan_")
                .doesNotContain("tenant=\"", "tenant_id=\"");
    }
}
