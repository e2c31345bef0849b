package dev.portolan.catalog;

import static org.awaitility.Awaitility.await;

import dev.portolan.testkit.TestTenant;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// A tenant of its own for a test, with an empty catalog.
record Catalog(TestTenant tenant) {
    static Catalog fresh() {
        return new Catalog(TestTenant.of("t" + UUID.randomUUID().toString().substring(0, 12)));
    }

    /// A request of the owner below the catalog's routes.
    RequestSpecification request() {
        return at(tenant.asOwner());
    }

    /// A request of the owner below the sources.
    RequestSpecification sources() {
        return sourcesAt(tenant.asOwner());
    }

    RequestSpecification sourcesAt(RequestSpecification caller) {
        return caller.basePath("/api/tenants/" + tenant.slug() + "/sources").contentType("application/json");
    }

    /// Registers an upload and waits until it has been read.
    String upload(String name, String content) {
        String id = sources()
                .body(Map.of("kind", "upload", "name", name, "content", content))
                .post()
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        awaitRead(id);
        return id;
    }

    RequestSpecification at(RequestSpecification caller) {
        return caller.basePath("/api/tenants/" + tenant.slug() + "/catalog").contentType("application/json");
    }

    /// Registers a location and waits until it has been read.
    String register(String target) {
        var id = post(target);
        awaitRead(id);
        return id;
    }

    String post(String target) {
        return request()
                .body("{\"type\":\"url\",\"target\":\"" + target + "\"}")
                .post("/locations")
                .then()
                .statusCode(201)
                .extract()
                .path("location.id");
    }

    /// Reads everything that leads to an entity again, and waits for the end of it.
    void refresh(String location, String ref) {
        var before = lastRead(location);
        request()
                .body("{\"entityRef\":\"" + ref + "\"}")
                .post("/refresh")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> !lastRead(location).equals(before));
    }

    void awaitRead(String location) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !lastRead(location).isEmpty());
    }

    private String lastRead(String location) {
        String at = source(location).path("lastReadAt");
        return at == null ? "" : at;
    }

    /// How a location stands, as `find { it.id == ... }` of the sources.
    Source source(String location) {
        return new Source(tenant.asOwner().get("/api/tenants/" + tenant.slug() + "/sources?limit=500"), location);
    }

    record Source(Response response, String id) {
        <T> T path(String path) {
            return response.then().statusCode(200).extract().path("items.find { it.id == '" + id + "' }." + path);
        }
    }
}
