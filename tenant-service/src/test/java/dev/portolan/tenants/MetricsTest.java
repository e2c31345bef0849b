package dev.portolan.tenants;

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
@WithTestResource(Peers.class)
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
                        "portolan_consumer_lag_events{consumer=\"usage\"",
                        "portolan_consumer_events_total{consumer=\"usage\",outcome=\"done\"",
                        "portolan_consumer_events_total{consumer=\"usage\",outcome=\"buried\"",
                        "portolan_tokens_issued_total{kind=\"member\"",
                        "portolan_tokens_issued_total{kind=\"api_token\"",
                        "portolan_signups{state=\"pending\"",
                        "portolan_signups{state=\"confirmed\"",
                        "portolan_provisioning_steps{state=\"failed\"");
    }

    @Test
    void noFigureHasATenant() {
        assertThat(RestAssured.get(metrics).asString())
                .contains("portolan_")
                .doesNotContain("tenant=\"", "tenant_id=\"");
    }
}
