package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
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
                        "portolan_usage_waiting",
                        "portolan_usage_lost_total",
                        "portolan_catalog_index_size_bytes",
                        "portolan_catalog_indexes",
                        "portolan_catalog_ingestion_seconds_bucket{outcome=\"read\",le=\"0.1\"",
                        "portolan_catalog_ingestion_seconds_count{outcome=\"unchanged\"",
                        "portolan_catalog_ingestion_seconds_max{outcome=\"failed\"");
    }

    @Test
    void noFigureHasATenant() {
        assertThat(RestAssured.get(metrics).asString())
                .contains("portolan_")
                .doesNotContain("tenant=\"", "tenant_id=\"");
    }
}
