package dev.portolan.plugins.studio;

import static dev.portolan.plugins.studio.Drafts.begin;
import static dev.portolan.plugins.studio.Drafts.delete;
import static dev.portolan.plugins.studio.Drafts.draft;
import static dev.portolan.plugins.studio.Drafts.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two people on one draft.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class DraftRevisionsTest {
    @Test
    void aChangeOfWhatSomebodyElseHasChangedIsRefusedWithWhoseItWas() {
        var acme = Portal.of("studio-two");
        var id = begin(acme, "notes", "{\"title\": \"Notes\"}");
        acme.get("/studio/drafts/" + id).header("ETag", "\"1\"").body("revision", equalTo(1));
        seen(acme, "ann", "\"1\"")
                .body("{\"content\": {\"title\": \"Hers\"}}")
                .put(draft(acme, id))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("revision", equalTo(2));

        refused(seen(acme, "ben", "\"1\"")
                .body("{\"content\": {\"title\": \"His\"}}")
                .put(draft(acme, id))
                .then());
        refused(seen(acme, "ben", "\"1\"")
                .body("{}")
                .post(draft(acme, id) + "/publication")
                .then());
        refused(seen(acme, "ben", "\"1\"").delete(draft(acme, id)).then());

        acme.get("/studio/drafts/" + id)
                .body("content.title", equalTo("Hers"))
                .body("changedBy", equalTo("ann"))
                .body("released", nullValue());
        seen(acme, "ben", "\"2\"")
                .body("{\"content\": {\"title\": \"His\"}}")
                .put(draft(acme, id))
                .then()
                .statusCode(200)
                .body("revision", equalTo(3));
        seen(acme, "ann", "*").delete(draft(acme, id)).then().statusCode(204);
    }

    @Test
    void whatHasNotChangedIsNoRevisionAndNobodysChange() {
        var acme = Portal.of("studio-same");
        var id = begin(acme, "notes", "{\"title\": \"Notes\", \"refresh\": \"1m\"}");

        seen(acme, "ann", "\"1\"")
                .body("{\"content\": {\"refresh\": \"1m\", \"title\": \"Notes\"}}")
                .put(draft(acme, id))
                .then()
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("changedBy", equalTo("owner-of-studio-same"));
    }

    @Test
    void aDraftThatWasDeletedMeanwhileIsGone() throws SQLException {
        var acme = Portal.of("studio-gone");
        var id = begin(acme, "notes", "{}");
        delete(acme, id).statusCode(204);
        var rows = rows();

        seen(acme, "ann", "\"1\"")
                .body("{\"content\": {}}")
                .put(draft(acme, id))
                .then()
                .statusCode(404);

        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void whoseChangeItWasIsNotToldToAnotherTenant() {
        var acme = Portal.of("studio-seen");
        var globex = Portal.of("studio-unseen");
        var id = begin(acme, "notes", "{\"title\": \"Notes\"}");

        seen(globex, "eve", "\"7\"")
                .body("{\"content\": {}}")
                .put(draft(globex, id))
                .then()
                .statusCode(404)
                .body("current", nullValue());
        seen(globex, "eve", "\"1\"").delete(draft(globex, id)).then().statusCode(404);
        seen(globex, "eve", "\"1\"")
                .body("{}")
                .post(draft(globex, id) + "/publication")
                .then()
                .statusCode(404);
        acme.get("/studio/drafts/" + id).body("revision", equalTo(1)).body("content.title", equalTo("Notes"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        {}               | /content
        {"content": 7}   | /content
        {"content": []}  | /content
        """)
    void aMalformedDraftIsNotSavedWhateverWasSeen(String body, String pointer) {
        var acme = Portal.of("studio-odd-saves");
        var id = begin(acme, "odd-" + Math.abs(body.hashCode()), "{}");

        seen(acme, "ann", "\"1\"")
                .body(body)
                .put(draft(acme, id))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(412)
                .body("type", equalTo("https://portolan.dev/problems/precondition-failed"))
                .body("detail", containsString("ann"))
                .body("current.revision", equalTo(2))
                .body("current.by.subject", equalTo("ann"))
                .body("current.by.name", equalTo("ann"))
                .body("current.at", not(nullValue()));
    }

    /// A request of a person who has seen something.
    private static RequestSpecification seen(Portal portal, String person, String etag) {
        return portal.tenant()
                .as(person, TestTenant.all())
                .contentType("application/json")
                .header("If-Match", etag);
    }
}
