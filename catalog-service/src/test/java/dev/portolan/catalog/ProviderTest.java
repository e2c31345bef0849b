package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.CatalogMutation;
import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Providers speak on the topic of mutations; what they say is in the catalog.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class ProviderTest {
    private final Catalog acme = Catalog.fresh();
    private final Catalog globex = Catalog.fresh();

    @BeforeEach
    void makeSpaces() {
        Stream.of(acme, globex).forEach(ProviderTest::space);
    }

    static void space(Catalog catalog) {
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.service("tenant-service", "catalog-service"))
                .contentType("application/json")
                .body(Map.of("slug", catalog.tenant().slug().value(), "name", "Space"))
                .put("/internal/tenants/" + catalog.tenant().id())
                .then()
                .statusCode(201);
    }

    @Test
    void fullMutationIsTheProvidersWholeShare() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a"), resource("b")), List.of());
        awaitNames(acme, "a", "b");

        say(acme, "cloud", Mode.FULL, List.of(resource("b"), resource("c")), List.of());

        awaitNames(acme, "b", "c");
        acme.request()
                .get("/entities/by-name/resource/default/c")
                .then()
                .body("metadata.annotations.'backstage.io/managed-by-location'", equalTo("provider:cloud"))
                .body("metadata.annotations.'backstage.io/managed-by-origin-location'", equalTo("provider:cloud"))
                .body("metadata.annotations.'backstage.io/view-url'", equalTo(null))
                .body("relations[0].targetRef", equalTo("group:default/team-a"));
        assertThat(source(acme, "cloud").<String>get("state")).isEqualTo("ok");
        assertThat(source(acme, "cloud").<Integer>get("entities")).isEqualTo(2);
    }

    @Test
    void deltaTouchesNothingElse() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a"), resource("b"), resource("c")), List.of());
        awaitNames(acme, "a", "b", "c");

        say(acme, "cloud", Mode.DELTA, List.of(resource("d")), List.of("resource:default/b", "resource:default/none"));

        awaitNames(acme, "a", "c", "d");
    }

    /// So that whoever reacts to changes that it has caused itself comes to an end.
    @Test
    void eventsSayHowManyEventsLedToTheChange() {
        var tenant = acme.tenant().id();
        TestTopics.send(
                Topics.CATALOG_MUTATIONS,
                tenant + "/cloud",
                tenant,
                "catalog.mutation",
                new CatalogMutation(tenant, "cloud", Mode.DELTA, List.of(resource("deep")), List.of(), null, 3));
        awaitNames(acme, "deep");
        say(acme, "cloud", Mode.DELTA, List.of(resource("flat")), List.of());
        awaitNames(acme, "deep", "flat");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(told(CatalogEvent.Created.class))
                    .extracting(one -> one.cause().depth())
                    .containsExactly(3, null);
            assertThat(told(CatalogEvent.LocationRefreshed.class))
                    .extracting(CatalogEvent.LocationRefreshed::depth)
                    .containsExactly(3, null);
        });
    }

    private <T extends CatalogEvent> List<T> told(Class<T> kind) {
        return TestTopics.read(Topics.CATALOG_EVENTS).stream()
                .filter(record -> record.key().startsWith(acme.tenant().id() + "/"))
                .map(record -> Json.read(record.value(), CatalogEvent.class))
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void oneProvidersShareIsNotTheOthers() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a")), List.of());
        awaitNames(acme, "a");
        say(acme, "people", Mode.FULL, List.of(resource("b")), List.of());
        awaitNames(acme, "a", "b");

        say(acme, "cloud", Mode.DELTA, List.of(), List.of("resource:default/b"));
        say(acme, "cloud", Mode.FULL, List.of(), List.of());

        awaitNames(acme, "b");
    }

    @Test
    void secondToNameAnEntityIsToldWhoHoldsIt() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a")), List.of());
        awaitNames(acme, "a");

        say(acme, "people", Mode.FULL, List.of(resource("a"), resource("b")), List.of());

        awaitNames(acme, "a", "b");
        awaitErrors(acme, "people", 1);
        assertThat(source(acme, "people").<String>get("state")).isEqualTo("failed");
        assertThat(source(acme, "people").<String>get("errors[0].message"))
                .isEqualTo("Detected conflicting entityRef resource:default/a already referenced by provider:cloud"
                        + " and now also provider:people");
        assertThat(source(acme, "people").<String>get("errors[0].entityRef")).isEqualTo("resource:default/a");
        assertThat(location(acme, "a")).isEqualTo("provider:cloud");
    }

    @Test
    void secondComesInWhenTheNameIsFree() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a")), List.of());
        awaitNames(acme, "a");
        say(acme, "people", Mode.FULL, List.of(resource("a")), List.of());
        awaitErrors(acme, "people", 1);

        say(acme, "cloud", Mode.FULL, List.of(), List.of());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(location(acme, "a")).isEqualTo("provider:people"));
        awaitErrors(acme, "people", 0);
    }

    @Test
    void whatItsProviderTakesBackWaitsNoLonger() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a"), resource("b")), List.of());
        awaitNames(acme, "a", "b");
        say(acme, "people", Mode.FULL, List.of(resource("a"), resource("b"), resource("c")), List.of());
        awaitErrors(acme, "people", 2);
        say(acme, "people", Mode.DELTA, List.of(), List.of("resource:default/a"));
        awaitErrors(acme, "people", 1);

        say(acme, "cloud", Mode.FULL, List.of(), List.of());

        awaitNames(acme, "b", "c");
        assertThat(TestDatabase.query("select count(*) from waiting_entity where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isZero();
    }

    @Test
    void fileThatWasFirstKeepsItsEntity() {
        var file = DescriptorHost.folder().put("web.yaml", Yaml.component("web"));
        acme.register(file);
        var web = new LinkedHashMap<>(resource("web"));
        web.put("kind", "Component");
        web.put("spec", Map.of("type", "service", "lifecycle", "production", "owner", "team-b"));

        say(acme, "cloud", Mode.FULL, List.of(web), List.of());

        awaitErrors(acme, "cloud", 1);
        assertThat(source(acme, "cloud").<String>get("errors[0].message")).contains("url:" + file);
        acme.request().get("/entities/by-name/component/default/web").then().body("spec.owner", equalTo("team-a"));
    }

    @Test
    void whatIsNotInOrderIsToldAndLeavesWhatWasThere() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a")), List.of());
        awaitNames(acme, "a");
        var faulty = new LinkedHashMap<>(resource("a"));
        faulty.put("spec", Map.of("type", "database"));

        say(acme, "cloud", Mode.FULL, List.of(faulty, Map.of("kind", "Resource"), resource("b")), List.of());

        awaitNames(acme, "a", "b");
        awaitErrors(acme, "cloud", 3);
        assertThat(source(acme, "cloud").<List<Integer>>get("errors.document")).containsExactly(1, 2, 2);
        assertThat(source(acme, "cloud").<String>get("errors[0].path")).isEqualTo("/spec");
        assertThat(source(acme, "cloud").<String>get("errors[0].message")).contains("owner");
        acme.request()
                .get("/entities/by-name/resource/default/a")
                .then()
                .body("spec.owner", equalTo("team-a"))
                .body("status.items[0].level", equalTo("error"));
    }

    @Test
    void deltaKeepsWhatIsToldOfOthers() {
        var faulty = new LinkedHashMap<>(resource("a"));
        faulty.put("spec", Map.of("type", "database"));
        say(acme, "cloud", Mode.FULL, List.of(faulty, resource("b")), List.of());
        awaitErrors(acme, "cloud", 1);

        say(acme, "cloud", Mode.DELTA, List.of(resource("c")), List.of());
        awaitNames(acme, "b", "c");
        assertThat(source(acme, "cloud").<List<String>>get("errors.entityRef")).containsExactly("resource:default/a");
        say(acme, "cloud", Mode.DELTA, List.of(resource("a")), List.of());

        awaitNames(acme, "a", "b", "c");
        awaitErrors(acme, "cloud", 0);
        assertThat(source(acme, "cloud").<String>get("state")).isEqualTo("ok");
    }

    @Test
    void anotherTenantsShareOfTheSameNameIsAnother() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a")), List.of());
        say(globex, "cloud", Mode.FULL, List.of(resource("a"), resource("b")), List.of());
        awaitNames(acme, "a");
        awaitNames(globex, "a", "b");

        say(globex, "cloud", Mode.FULL, List.of(), List.of());

        awaitNames(globex);
        awaitNames(acme, "a");
    }

    @Test
    void moreThanAPartIsTakenWhole() {
        var many = IntStream.range(0, 1_200).mapToObj(i -> resource("r" + i)).toList();
        say(acme, "cloud", Mode.FULL, many, List.of());
        await().atMost(Duration.ofSeconds(60)).until(() -> source(acme, "cloud").<Integer>get("entities") == 1_200);

        say(acme, "cloud", Mode.FULL, many.subList(0, 3), List.of());

        awaitNames(acme, "r0", "r1", "r2");
    }

    @Test
    void sameMutationTwiceChangesNothing() {
        say(acme, "cloud", Mode.FULL, List.of(resource("a")), List.of());
        awaitNames(acme, "a");
        var before = etag(acme, "a");

        say(acme, "cloud", Mode.FULL, List.of(resource("a")), List.of());
        say(acme, "cloud", Mode.DELTA, List.of(resource("b")), List.of());

        awaitNames(acme, "a", "b");
        assertThat(etag(acme, "a")).isEqualTo(before);
    }

    @Test
    void whatCannotBeDigestedIsADeadLetter() {
        var nobody = new TenantId(UUID.randomUUID());
        refused(nobody, new CatalogMutation(nobody, "cloud", Mode.FULL, List.of(), List.of()), "no catalog here");
        refused(
                acme.tenant().id(),
                new CatalogMutation(globex.tenant().id(), "cloud", Mode.FULL, List.of(), List.of()),
                "another tenant's");
        refused(
                acme.tenant().id(),
                new CatalogMutation(acme.tenant().id(), " ", Mode.FULL, List.of(), List.of()),
                "/provider");
        refused(acme.tenant().id(), Map.of("added", "nothing"), "CatalogMutation");
        assertThat(TestDatabase.query("select count(*) from location where tenant_id in ('" + nobody + "', '"
                        + acme.tenant().id() + "')"))
                .isZero();
    }

    private static void refused(TenantId tenant, Object payload, String reason) {
        var event = new CloudEvent(
                UUID.randomUUID(), "catalog.mutation", "/portolan/test", Instant.now(), tenant, null, null);
        TestTopics.send(event, Topics.CATALOG_MUTATIONS, tenant + "/cloud", payload);
        var letter = TestTopics.await(
                Topics.deadLetters(Topics.CATALOG_MUTATIONS, "catalog-service"),
                record -> CloudEvent.of(record).id().equals(event.id()));
        assertThat(new String(letter.headers().lastHeader("dead_reason").value(), StandardCharsets.UTF_8))
                .contains(reason);
    }

    static void say(
            Catalog catalog, String provider, Mode mode, List<Map<String, Object>> added, List<String> removed) {
        var tenant = catalog.tenant().id();
        TestTopics.send(
                Topics.CATALOG_MUTATIONS,
                tenant + "/" + provider,
                tenant,
                "catalog.mutation",
                new CatalogMutation(
                        tenant,
                        provider,
                        mode,
                        added,
                        removed.stream().map(EntityRef::parse).toList()));
    }

    static Map<String, Object> resource(String name) {
        return Map.of(
                "apiVersion",
                "backstage.io/v1alpha1",
                "kind",
                "Resource",
                "metadata",
                Map.of("name", name),
                "spec",
                Map.of("type", "database", "owner", "team-a"));
    }

    private static void awaitNames(Catalog catalog, String... names) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(names(catalog)).containsExactlyInAnyOrder(names));
    }

    private static void awaitErrors(Catalog catalog, String provider, int errors) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(source(catalog, provider).<List<Object>>get("errors"))
                        .hasSize(errors));
    }

    static List<String> names(Catalog catalog) {
        return catalog.request()
                .queryParam("filter", "kind=resource")
                .get("/entities")
                .then()
                .statusCode(200)
                .extract()
                .path("metadata.name");
    }

    private static String location(Catalog catalog, String name) {
        return catalog.request()
                .get("/entities/by-name/resource/default/" + name)
                .path("metadata.annotations.'backstage.io/managed-by-location'");
    }

    private static String etag(Catalog catalog, String name) {
        return catalog.request()
                .get("/entities/by-name/resource/default/" + name)
                .path("metadata.etag");
    }

    static Source source(Catalog catalog, String target) {
        return new Source(
                catalog.tenant()
                        .asOwner()
                        .get("/api/tenants/" + catalog.tenant().slug() + "/sources?limit=500"),
                target);
    }

    record Source(Response response, String target) {
        <T> T get(String path) {
            return response.then().extract().path("items.find { it.target == '" + target + "' }." + path);
        }
    }
}
