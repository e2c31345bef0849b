package dev.portolan.plugins.spaces;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class SpaceResourceTest {
    @Test
    void aNewTenantGetsThePluginsOfItsPlanOnce() {
        var acme = Portal.of("provisioned");
        provision(acme, "[\"portolan/announcements\"]").statusCode(204);
        provision(acme, "[\"portolan/announcements\"]").statusCode(204);

        acme.get("/installations")
                .body("items.plugin", contains("announcements"))
                .body("items[0].desired", equalTo("enabled"))
                .body("items[0].revision", equalTo(1));
        acme.get("/installations/portolan/announcements/revisions")
                .body("items[0].author.subject", equalTo("portolan"));
        acme.view("portolan/announcements", "board").statusCode(200).body("error", equalTo(null));
    }

    @Test
    void whatWasUninstalledStaysSo() {
        var acme = Portal.of("uninstalled");
        provision(acme, "[\"portolan/announcements\"]").statusCode(204);
        acme.delete("portolan/announcements").statusCode(202);

        provision(acme, "[\"portolan/announcements\"]").statusCode(204);

        acme.installation("portolan/announcements").statusCode(404);
    }

    @Test
    void whatIsNotToBeHadKeepsNobodyOut() {
        var acme = Portal.of("unknown");

        provision(acme, "[\"portolan/none\", \"portolan/announcements\"]").statusCode(204);

        acme.get("/installations").body("items.plugin", contains("announcements"));
    }

    @Test
    void aMalformedRequestIsAProblem() {
        provision(Portal.of("malformed"), "[\"none\"]").statusCode(400);
    }

    private static ValidatableResponse provision(Portal portal, String plugins) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.service("tenant-service", "plugin-manager"))
                .contentType("application/json")
                .body("{\"slug\": \"" + portal.tenant().slug() + "\", \"name\": \"Acme\", \"plugins\": " + plugins
                        + "}")
                .put("/internal/tenants/" + portal.tenant().id())
                .then();
    }
}
