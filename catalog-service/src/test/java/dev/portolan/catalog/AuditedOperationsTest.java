package dev.portolan.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever changes something in a tenant's catalog is on record.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class AuditedOperationsTest {
    private static final String BASE = "/api/tenants/{tenant}/catalog";
    private static final String SOURCES = "/api/tenants/{tenant}/sources";

    /// Operations that change nothing: questions that are too long for an address, and trials.
    private static final Set<String> READS = Set.of(
            "POST " + BASE + "/entities/by-query",
            "POST " + BASE + "/entities/by-refs",
            "POST " + BASE + "/entity-facets",
            "POST " + BASE + "/locations/by-query",
            "POST " + BASE + "/analyze-location",
            "POST " + BASE + "/validate-entity",
            "POST " + SOURCES + "/preview");
    private static final Set<String> AUDITED = Set.of(
            "POST " + BASE + "/locations",
            "PUT " + BASE + "/locations/{id}",
            "DELETE " + BASE + "/locations/{id}",
            "POST " + BASE + "/refresh",
            "DELETE " + BASE + "/entities/by-uid/{uid}",
            "PUT " + BASE + "/entities/by-name/{kind}/{namespace}/{name}",
            "DELETE " + BASE + "/entities/by-name/{kind}/{namespace}/{name}",
            "POST " + BASE + "/entities/by-name/{kind}/{namespace}/{name}/history/{version}/restore",
            "POST " + SOURCES,
            "PATCH " + SOURCES + "/{id}",
            "DELETE " + SOURCES + "/{id}",
            "PUT " + SOURCES + "/{id}/content",
            "POST " + SOURCES + "/{id}/refresh",
            // ImportTest looks at these
            "POST /api/tenants/{tenant}/sources/imports",
            "POST /api/tenants/{tenant}/sources/imports/{id}/confirmation",
            "DELETE /api/tenants/{tenant}/sources/imports/{id}");

    private final Catalog catalog = Catalog.fresh();
    private final DescriptorHost.Folder folder = DescriptorHost.folder();

    @Test
    void everyOperationIsEitherHereOrChangesNothing() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").then().extract().path("paths");
        var changing = new TreeSet<String>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method -> path.startsWith("/api/tenants/")
                        && Set.of("post", "put", "patch", "delete").contains(method))
                .forEach(method -> changing.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        changing.removeAll(READS);

        assertThat(changing).containsExactlyInAnyOrderElementsOf(AUDITED);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | /locations                    | location.registered | {"type":"url","target":"OTHER?token=s3cr3t"}
            POST   | /locations?onConflict=refresh | location.refreshed  | {"type":"url","target":"TARGET"}
            PUT    | /locations/LOCATION           | location.moved      | {"type":"url","target":"OTHER?token=s3cr3t"}
            DELETE | /locations/LOCATION           | location.removed    |
            POST   | /refresh                      | entity.refreshed    | {"entityRef":"component:default/web"}
            DELETE | /entities/by-uid/UID          | entity.deleted      |
            """)
    void everyChangeIsOnRecord(String method, String path, String action, String body) {
        var target = folder.put("web.yaml", Yaml.component("web"));
        var other = folder.put("other.yaml", Yaml.component("other"));
        var location = catalog.register(target);
        String uid =
                catalog.request().get("/entities/by-name/component/default/web").path("metadata.uid");
        var request = catalog.request();
        if (body != null) {
            request.body(body.replace("TARGET", target).replace("OTHER", other));
        }

        send(request, method, path.replace("LOCATION", location).replace("UID", uid));

        var event = recorded(action, other);
        assertThat(event.tenant()).isEqualTo(catalog.tenant().id());
        assertThat(event.actor().kind()).isEqualTo(Kind.MEMBER);
        assertThat(event.actor().subject())
                .isEqualTo("owner-of-" + catalog.tenant().slug());
        assertThat(event.toString()).doesNotContain("s3cr3t");
        switch (action) {
            case "location.registered" -> assertThat(event.change().after()).containsEntry("target", other);
            case "location.moved" -> {
                assertThat(event.change().before()).containsEntry("target", target);
                assertThat(event.change().after()).containsEntry("target", other);
            }
            case "location.removed" -> assertThat(event.change().before()).containsEntry("target", target);
            case "location.refreshed" -> assertThat(event.target().id()).isEqualTo(location);
            default -> assertThat(event.target().id()).isEqualTo("component:default/web");
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   |                | location.registered       | {"kind":"url","target":"OTHER?token=s3cr3t"}
            PATCH  | /LOCATION         | location.schedule-changed | {"everySeconds":600}
            PUT    | /LOCATION/content | location.content-replaced | a: 1
            POST   | /LOCATION/refresh | location.refreshed        |
            DELETE | /LOCATION         | location.removed          |
            """)
    void everyChangeOfASourceIsOnRecord(String method, String path, String action, String body) {
        var other = folder.put("other.yaml", Yaml.component("other"));
        var location = catalog.upload("all.yaml", Yaml.component("web"));
        var request = catalog.sources();
        if (body != null) {
            request.contentType(body.startsWith("{") ? "application/json" : "text/yaml")
                    .body(body.replace("OTHER", other));
        }

        send(request, method, path == null ? "" : path.replace("LOCATION", location));

        var event = recorded(action, other);
        assertThat(event.actor().subject())
                .isEqualTo("owner-of-" + catalog.tenant().slug());
        assertThat(event.toString()).doesNotContain("s3cr3t");
        switch (action) {
            case "location.registered" -> assertThat(event.change().after()).containsEntry("target", other);
            case "location.schedule-changed" -> {
                assertThat(event.change().before()).containsEntry("everySeconds", "default");
                assertThat(event.change().after()).containsEntry("everySeconds", 600);
            }
            default -> assertThat(event.target().name()).isEqualTo("all.yaml");
        }
    }

    @Test
    void staffActUnderBothNames() {
        var token = catalog.tenant().supportToken("ann", "sam", "catalog.location.write");
        var target = folder.put("web.yaml", Yaml.component("web"));

        send(
                catalog.at(given().header("Authorization", "Bearer " + token))
                        .body("{\"type\":\"url\",\"target\":\"" + target + "\"}"),
                "POST",
                "/locations");

        var actor = recorded("location.registered", target).actor();
        assertThat(actor.kind()).isEqualTo(Kind.STAFF);
        assertThat(actor.subject()).isEqualTo("sam");
        assertThat(actor.inNameOf()).isEqualTo("ann");
    }

    @Test
    void whatChangesNothingIsNotOnRecord() {
        var target = folder.put("web.yaml", Yaml.component("web"));
        var body = "{\"type\":\"url\",\"target\":\"" + target + "\"}";
        var location = catalog.register(target);
        catalog.request().body(body).post("/locations?dryRun=true").then().statusCode(201);
        catalog.request().body(body).post("/locations").then().statusCode(409);
        catalog.request().body(body).put("/locations/" + location).then().statusCode(200);
        catalog.request().delete("/locations/" + location).then().statusCode(204);

        recorded("location.removed", target);

        assertThat(TestTopics.read(Topics.AUDIT).stream()
                        .filter(record ->
                                record.key().equals(catalog.tenant().id().toString()))
                        .map(record ->
                                Json.read(record.value(), AuditEvent.class).action()))
                .containsExactly("location.registered", "location.removed");
    }

    private static void send(RequestSpecification request, String method, String path) {
        assertThat(request.request(method, path).statusCode()).isBetween(200, 204);
    }

    /// @param other a registered event counts only when it is of this target
    private AuditEvent recorded(String action, String other) {
        var record = TestTopics.await(Topics.AUDIT, candidate -> {
            if (!candidate.key().equals(catalog.tenant().id().toString())) {
                return false;
            }
            var event = Json.read(candidate.value(), AuditEvent.class);
            return event.action().equals(action)
                    && (!action.equals("location.registered")
                            || other.equals(event.target().name()));
        });
        return Json.read(record.value(), AuditEvent.class);
    }
}
