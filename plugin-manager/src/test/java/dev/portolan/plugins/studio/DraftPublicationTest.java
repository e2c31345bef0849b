package dev.portolan.plugins.studio;

import static dev.portolan.plugins.studio.Drafts.INCIDENTS;
import static dev.portolan.plugins.studio.Drafts.begin;
import static dev.portolan.plugins.studio.Drafts.delete;
import static dev.portolan.plugins.studio.Drafts.publish;
import static dev.portolan.plugins.studio.Drafts.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Releases that an organization makes for itself.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class DraftPublicationTest {
    @Test
    void whatIsPublishedIsThereForItsOwnTenantOnly() {
        var acme = Portal.of("studio-publishes");
        var globex = Portal.of("studio-stranger");
        var id = begin(acme, "incidents", INCIDENTS.replace("Open incidents", "Xylophone incidents"));

        var publisher = publish(acme, id)
                .statusCode(201)
                .body("plugin", equalTo("incidents"))
                .body("version", equalTo("1.0.0"))
                .extract()
                .<String>path("publisher");
        var plugin = publisher + "/incidents";

        assertThat(found(acme)).containsExactly("incidents");
        assertThat(found(globex)).isEmpty();
        marketplace(acme, plugin).statusCode(200).body("title", equalTo("Incidents"));
        marketplace(globex, plugin).statusCode(404);
        acme.tenant()
                .asOwner()
                .get("/api/marketplace/publishers/" + publisher)
                .then()
                .statusCode(200);
        globex.tenant()
                .asOwner()
                .get("/api/marketplace/publishers/" + publisher)
                .then()
                .statusCode(404);
        var wish = "{\"version\": \"1.0.0\", \"enabled\": true, \"configuration\": {}, \"grants\":"
                + " [\"catalog.entity.read\", \"egress:https://status.example.com\"]}";
        globex.put(plugin, wish).statusCode(404);
        globex.json("{\"publisher\": \"%s\", \"plugin\": \"incidents\"}".formatted(publisher))
                .post(globex.path("/plugin-requests"))
                .then()
                .statusCode(not(equalTo(201)));
        acme.put(plugin, wish).statusCode(201).body("desired", equalTo("enabled"));
        acme.get("/extensions?point=entity.card&entity=component:default/web")
                .body("items.plugin", hasItem("incidents"));
    }

    @Test
    void eachPublicationIsTheNextVersion() {
        var acme = Portal.of("studio-versions");
        var id = begin(acme, "incidents", INCIDENTS);
        publish(acme, id).body("version", equalTo("1.0.0"));
        save(acme, id, INCIDENTS.replace("Open incidents", "All incidents")).statusCode(200);

        var publisher = publish(acme, id)
                .statusCode(201)
                .body("version", equalTo("1.1.0"))
                .extract()
                .<String>path("publisher");

        acme.get("/studio/drafts/" + id).body("released", equalTo("1.1.0"));
        marketplace(acme, publisher + "/incidents").body("releases.version", equalTo(List.of("1.1.0", "1.0.0")));
    }

    @Test
    void whatIsJustAsItWasPublishedIsNotPublishedAgain() throws SQLException {
        var acme = Portal.of("studio-unchanged");
        var id = begin(acme, "incidents", INCIDENTS);
        acme.get("/studio/drafts/" + id).body("sameAs", nullValue());
        var publisher = publish(acme, id).statusCode(201).extract().<String>path("publisher");
        acme.get("/studio/drafts/" + id).body("sameAs", equalTo("1.0.0"));

        unchanged(publish(acme, id));

        save(acme, id, INCIDENTS.replace("Open incidents", "All incidents")).body("sameAs", nullValue());
        save(acme, id, INCIDENTS).statusCode(200).body("sameAs", equalTo("1.0.0"));
        unchanged(publish(acme, id));
        assertThat(releases(publisher)).isEqualTo(1);
    }

    @Test
    void aDraftOfANameThatWasPublishedUnderGoesOnAfterThat() {
        var acme = Portal.of("studio-again");
        var before = begin(acme, "incidents", INCIDENTS);
        publish(acme, before).statusCode(201);
        delete(acme, before).statusCode(204);

        var id = begin(acme, "incidents", INCIDENTS);

        acme.get("/studio/drafts/" + id).body("released", equalTo("1.0.0")).body("sameAs", equalTo("1.0.0"));
        unchanged(publish(acme, id));
        save(acme, id, INCIDENTS.replace("Open incidents", "All incidents")).statusCode(200);
        publish(acme, id).statusCode(201).body("version", equalTo("1.1.0"));
    }

    @Test
    void aTenantThatLeavesTakesItsReleasesAlong() throws SQLException {
        var acme = Portal.of("studio-leaves");
        var globex = Portal.of("studio-remains");
        var gone = publish(acme, begin(acme, "incidents", INCIDENTS)).extract().<String>path("publisher");
        var kept =
                publish(globex, begin(globex, "incidents", INCIDENTS)).extract().<String>path("publisher");

        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.service("tenant-service", "plugin-manager"))
                .delete("/internal/tenants/" + acme.tenant().id())
                .then()
                .statusCode(200);

        assertThat(releases(gone)).isZero();
        assertThat(releases(kept)).isEqualTo(1);
    }

    @Test
    void nobodyIsEnrolledUnderATenantsName() {
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body("{\"id\": \"own-acme\", \"name\": \"Acme\"}")
                .post("/api/operator/plugins/publishers")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/id"));
    }

    private static void unchanged(ValidatableResponse answer) {
        answer.statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/draft-unchanged"))
                .body("detail", containsString("since version 1.0.0"));
    }

    private static ValidatableResponse marketplace(Portal portal, String plugin) {
        return portal.tenant()
                .asOwner()
                .get("/api/marketplace/plugins/" + plugin)
                .then();
    }

    private static List<String> found(Portal portal) {
        return portal.tenant()
                .asOwner()
                .get("/api/marketplace/plugins?q=xylophone")
                .then()
                .statusCode(200)
                .extract()
                .path("items.plugin");
    }

    private static long releases(String publisher) throws SQLException {
        return TestDatabase.query("select count(*) from release where publisher = '" + publisher + "'");
    }
}
