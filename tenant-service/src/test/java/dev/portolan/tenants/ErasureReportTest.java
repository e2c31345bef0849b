package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ErasureReportTest {
    @Test
    void reportSaysWhatWasDoneAndIsMailed() {
        var acme = Leaving.active("report");
        var email = acme.slug() + "@example.test";
        Leaving.erase(acme);
        var report = Leaving.report(acme, "support")
                .statusCode(200)
                .body("state", equalTo("erased"))
                .body("finishedAt", notNullValue())
                .body(
                        "services.name",
                        containsInAnyOrder("catalog-service", "plugin-manager", "keycloak", "tenant-service"))
                .body("services.left", everyItem(is(0)))
                .body("services.find { it.name == 'catalog-service' }.deleted.thing", equalTo(3))
                .body("services.find { it.name == 'keycloak' }.deleted.account", equalTo(1))
                .body("services.find { it.name == 'keycloak' }.deleted.organization", equalTo(1))
                .body("services.find { it.name == 'tenant-service' }.deleted.member", equalTo(1));
        var finished = Instant.parse(report.extract().path("finishedAt"));
        assertThat(Instant.parse(report.extract().path("topicsExpireBy"))).isEqualTo(finished.plus(Duration.ofDays(7)));
        var mail = World.awaitMail(email, "erased from Portolan");
        assertThat(mail.get("text")).contains("Ada Byron", "catalog-service: 3 rows", "7 days");
        assertThat(mail.get("html")).contains("Acme &amp; Sons");
    }

    @Test
    void reportIsForStaff() {
        var acme = Leaving.stored("unreported");
        Leaving.report(acme, "operator").statusCode(404);
        acme.asOwner()
                .get("/api/operator/tenants/" + acme.slug() + "/erasure")
                .then()
                .statusCode(403);
        Leaving.leave(acme).statusCode(202);
        Leaving.report(acme, "billing")
                .statusCode(200)
                .body("state", equalTo("window"))
                .body("finishedAt", nullValue());
    }

    @Test
    void staffStillFindTheTombstone() {
        var acme = Leaving.active("tomb");
        Leaving.erase(acme);

        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .get("/api/operator/tenants/" + acme.slug())
                .then()
                .statusCode(200)
                .body("tenant.state", equalTo("deleted"))
                .body("members", equalTo(0));
    }
}
