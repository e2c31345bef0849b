package dev.portolan.plugins.studio;

import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.TestDatabase;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;

/// What the tests of the studio do with drafts.
final class Drafts {
    static final String INCIDENTS = """
        {"title": "Incidents", "summary": "Open incidents of a service.", "point": "entity.card", "refresh": "1m",
         "kinds": ["component"], "address": "https://status.example.com", "secret": "bearer",
         "requests": [{"name": "incidents", "path": "=\\"/api?service=\\" & input.entity.metadata.name"}],
         "values": [{"name": "open", "expression": "incidents.json[state='open']"}],
         "blocks": [
           {"kind": "status", "state": "bad", "label": "=$string($count(open)) & \\" open\\""},
           {"kind": "table", "items": "open", "columns": [{"title": "Incident", "value": "title"}, {"title": "Since", "value": "since"}]}]}\
        """;

    private Drafts() {}

    static String begin(Portal portal, String name, String content) {
        return portal.json("{\"name\": \"%s\", \"content\": %s}".formatted(name, content))
                .post(portal.path("/studio/drafts"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse save(Portal portal, String id, String content) {
        return portal.json("{\"content\": " + content + "}")
                .put(portal.path("/studio/drafts/" + id))
                .then();
    }

    static String draft(Portal portal, String id) {
        return portal.path("/studio/drafts/" + id);
    }

    static ValidatableResponse delete(Portal portal, String id) {
        return portal.tenant()
                .asOwner()
                .delete(portal.path("/studio/drafts/" + id))
                .then();
    }

    static ValidatableResponse publish(Portal portal, String id) {
        return portal.json("{}")
                .post(portal.path("/studio/drafts/" + id + "/publication"))
                .then();
    }

    static long rows() throws SQLException {
        return TestDatabase.query("select count(*) from studio_draft");
    }
}
