package dev.portolan.plugins.marketplace;

import static dev.portolan.plugins.world.Author.staff;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.ReleaseState;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.world.Author;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ReleaseLifeTest {
    private static final String RELEASES = "/api/marketplace/releases/";
    private static final String STAFF = "/api/operator/plugins/releases/";
    private static final String WHY = "{\"reason\": \"It leaks.\"}";
    private static final Portal ACME = Portal.of("life");

    @Test
    void aPublisherDeprecatesItsOwnReleaseAndTakesThatBack() {
        var author = published("life-dep", "1.0.0");
        own(author, "1.0.0/deprecation", WHY)
                .statusCode(200)
                .body("status", equalTo("deprecated"))
                .body("reason", equalTo("It leaks."));

        shown("life-dep").body("deprecated", equalTo(true)).body("releases[0].reason", equalTo("It leaks."));
        Portal.of("life-dep").put("life-dep/life-dep-a", "{\"enabled\": true}").statusCode(201);

        lift(author, "1.0.0/deprecation")
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("reason", nullValue());
        lift(author, "1.0.0/deprecation").statusCode(200).body("status", equalTo("published"));
        shown("life-dep").body("deprecated", equalTo(false));
        staff("operator")
                .get("/api/operator/plugins/journal?target=life-dep/life-dep-a@1.0.0")
                .then()
                .body("items.action", contains("release.restored", "release.deprecated", "release.published"))
                .body("items[1].by.subject", equalTo("publisher:life-dep"));
    }

    @Test
    void whatIsYankedRunsOnAndIsInstalledNoMore() {
        var author = published("life-yank", "1.0.0", "1.1.0");
        var old = Portal.of("life-yank-old");
        old.put("life-yank/life-yank-a", "{\"enabled\": true}").statusCode(201);

        own(author, "1.1.0/yank", WHY).statusCode(200).body("status", equalTo("yanked"));

        old.view("life-yank/life-yank-a", "widget").statusCode(200);
        Portal.of("life-yank-new")
                .put("life-yank/life-yank-a", "{\"enabled\": true, \"version\": \"1.1.0\"}")
                .statusCode(400);
        Portal.of("life-yank-new")
                .put("life-yank/life-yank-a", "{\"enabled\": true}")
                .statusCode(201)
                .body("version", equalTo("1.0.0"));
        shown("life-yank").body("version", equalTo("1.0.0"));
        var digest = digest("life-yank", "1.1.0");
        var told = TestTopics.await(
                Topics.RELEASE_STATE,
                record -> record.key().equals(digest)
                        && Json.read(record.value(), ReleaseState.class).status() == ReleaseState.Status.YANKED);
        assertThat(told.key()).isEqualTo(digest);

        own(author, "1.1.0/deprecation", WHY)
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/release-state"));
        lift(author, "1.1.0/deprecation").statusCode(200).body("status", equalTo("yanked"));
        lift(author, "1.1.0/yank").statusCode(200).body("status", equalTo("published"));
    }

    @Test
    void aPublisherCannotTakeBackWhatStaffSaid() {
        var author = published("life-staff", "1.0.0");
        var digest = digest("life-staff", "1.0.0");
        for (var step : new String[] {"deprecation", "yank"}) {
            put(digest, step, WHY).statusCode(200);
            lift(author, "1.0.0/" + step).statusCode(409);
        }
        own(author, "1.0.0/yank", "{\"reason\": \"mine\"}").statusCode(409);
        staff("operator")
                .delete(STAFF + digest + "/yank")
                .then()
                .statusCode(200)
                .body("status", equalTo("published"));
        put(digest, "revocation", WHY).statusCode(200).body("status", equalTo("revoked"));
        put(digest, "yank", WHY).statusCode(409);
        own(author, "1.0.0/yank", WHY).statusCode(409);
        staff("operator")
                .delete(STAFF + digest + "/yank")
                .then()
                .statusCode(200)
                .body("status", equalTo("revoked"));
        staff("operator").delete(STAFF + digest + "/revocation").then().statusCode(200);
        staff("operator")
                .get("/api/operator/plugins/journal?target=life-staff/life-staff-a@1.0.0")
                .then()
                .body(
                        "items.action",
                        contains(
                                "release.restored",
                                "release.revoked",
                                "release.restored",
                                "release.yanked",
                                "release.deprecated",
                                "release.published"))
                .body("items[1].reason", equalTo("It leaks."));
    }

    @Test
    void staffSeeWhoIsHitBeforeTheyStopARelease() {
        var author = published("life-used", "1.0.0", "1.1.0");
        for (var tenant : new String[] {"life-used-a", "life-used-b"}) {
            Portal.of(tenant)
                    .put("life-used/life-used-a", "{\"enabled\": true, \"version\": \"1.0.0\"}")
                    .statusCode(201);
        }
        Portal.of("life-used-b").delete("life-used/life-used-a").statusCode(202);
        String fingerprint = staff("operator")
                .get("/api/operator/plugins/publishers?limit=200")
                .path("items.find { it.id == 'life-used' }.fingerprint");

        staff("support")
                .get(STAFF + digest("life-used", "1.0.0"))
                .then()
                .statusCode(200)
                .body("publisher", equalTo("life-used"))
                .body("plugin", equalTo("life-used-a"))
                .body("version", equalTo("1.0.0"))
                .body("status", equalTo("published"))
                .body("tenants", equalTo(1))
                .body("installations", equalTo(1))
                .body("signedBy", equalTo(fingerprint));

        own(author, "1.1.0/yank", WHY).statusCode(200);
        staff("support")
                .get("/api/operator/plugins/releases?plugin=life-used/life-used-a&status=yanked")
                .then()
                .statusCode(200)
                .body("items.version", contains("1.1.0"))
                .body("items[0].tenants", equalTo(0));
        staff("support")
                .get("/api/operator/plugins/releases?plugin=life-used/life-used-a")
                .then()
                .body("items.version", contains("1.1.0", "1.0.0"));
        staff("support").get("/api/operator/plugins/releases?status=odd").then().statusCode(400);
    }

    @Test
    void onlyWhoMaySaysWhereAReleaseStands() {
        var author = published("life-may", "1.0.0");
        var digest = digest("life-may", "1.0.0");
        var changes = TestDatabase.count("journal");
        for (var step : new String[] {"deprecation", "yank", "revocation"}) {
            for (var role : new String[] {"support", "billing"}) {
                staff(role)
                        .contentType("application/json")
                        .body(WHY)
                        .post(STAFF + digest + "/" + step)
                        .then()
                        .statusCode(403);
                staff(role).delete(STAFF + digest + "/" + step).then().statusCode(403);
            }
            ACME.tenant().asOwner().delete(STAFF + digest + "/" + step).then().statusCode(403);
            given().delete(STAFF + digest + "/" + step).then().statusCode(401);
            put("0".repeat(64), step, WHY).statusCode(404);
            put(digest, step, "{}").statusCode(400).body("violations.pointer", contains("/reason"));
            put(digest, step, "{\"reason\": \" \"}").statusCode(400);
            put(digest, step, "{\"reason\": \"a\", \"more\": 1}")
                    .statusCode(400)
                    .body("violations.pointer", hasItem("/more"));
        }
        ACME.tenant()
                .asOwner()
                .contentType("application/json")
                .body(WHY)
                .post(RELEASES + "life-may/life-may-a/1.0.0/yank")
                .then()
                .statusCode(401);
        own(author, "9.0.0/yank", WHY).statusCode(404);
        own(author, "1.0.0/yank", "{}").statusCode(400);
        staff("billing").get(STAFF + digest).then().statusCode(403);
        staff("operator").get(STAFF + "0".repeat(64)).then().statusCode(404);
        assertThat(TestDatabase.count("journal")).isEqualTo(changes);
        shown("life-may").body("releases.status", contains("published"));
    }

    @Test
    void whatHasNoReleaseToOfferIsNotListed() {
        var author = published("life-gone", "1.0.0");
        own(author, "1.0.0/yank", WHY).statusCode(200);
        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins?publisher=life-gone")
                .then()
                .body("items.plugin", not(hasItem("life-gone-a")));
    }

    private static Author published(String publisher, String... versions) {
        var author = Author.of(publisher, false);
        for (var version : versions) {
            author.send(author.files(publisher + "-a", version)).body("state", equalTo("published"));
        }
        return author;
    }

    private static ValidatableResponse own(Author author, String path, String body) {
        return author.signedIn()
                .contentType("application/json")
                .body(body)
                .post(RELEASES + author.id() + "/" + author.id() + "-a/" + path)
                .then();
    }

    private static ValidatableResponse lift(Author author, String path) {
        return author.signedIn()
                .delete(RELEASES + author.id() + "/" + author.id() + "-a/" + path)
                .then();
    }

    private static ValidatableResponse put(String digest, String step, String body) {
        return staff("operator")
                .contentType("application/json")
                .body(body)
                .post(STAFF + digest + "/" + step)
                .then();
    }

    private static ValidatableResponse shown(String publisher) {
        return ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins/" + publisher + "/" + publisher + "-a")
                .then()
                .statusCode(200);
    }

    private static String digest(String publisher, String version) {
        return shown(publisher).extract().path("releases.find { it.version == '" + version + "' }.digest");
    }
}
