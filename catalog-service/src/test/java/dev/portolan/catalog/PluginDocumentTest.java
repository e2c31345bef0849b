package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.SearchDocuments;
import dev.portolan.contracts.SearchDocuments.Document;
import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What plugins tell of is found beside entities.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class PluginDocumentTest {
    private static final String WIKI = "testers/wiki/pages";

    private final Catalog acme = Catalog.fresh();
    private final Catalog globex = Catalog.fresh();

    @BeforeEach
    void makeSpaces() {
        Stream.of(acme, globex).forEach(ProviderTest::space);
    }

    @Test
    void documentsAreFoundBesideEntities() {
        ProviderTest.say(acme, "cloud", Mode.FULL, List.of(ProviderTest.resource("runbook-store")), List.of());
        say(
                acme,
                Mode.FULL,
                document("1", "Runbook of the ledger", "Restart the ledger with care.", "https://wiki.example.com/1"));

        soon(() ->
                assertThat(names(acme, "runbook")).containsExactlyInAnyOrder("Runbook of the ledger", "runbook-store"));
        search(acme, "restart")
                .body("items[0].name", equalTo("Runbook of the ledger"))
                .body("items[0].kind", equalTo("document"))
                .body("items[0].source", equalTo(WIKI))
                .body("items[0].href", equalTo("https://wiki.example.com/1"))
                .body("items[0].ref", equalTo("component:default/ledger"))
                .body("items[0].highlights.description", equalTo("<mark>Restart</mark> the ledger with care."));
        search(acme, "runbook-store").body("items[0].source", nullValue()).body("items[0].href", nullValue());
        assertThat(names(globex, "runbook")).isEmpty();
    }

    @Test
    void aFullListingReplacesTheOneBefore() {
        say(acme, Mode.FULL, document("1", "Alpha page", "", null), document("2", "Beta page", "", null));
        soon(() -> assertThat(names(acme, "page")).hasSize(2));

        say(acme, Mode.DELTA, document("3", "Gamma page", "", null));
        soon(() -> assertThat(names(acme, "page")).hasSize(3));
        say(acme, Mode.FULL, document("2", "Beta page anew", "", null));

        soon(() -> assertThat(names(acme, "page")).containsExactly("Beta page anew"));
        say(acme, Mode.FULL);
        soon(() -> assertThat(names(acme, "page")).isEmpty());
    }

    @Test
    void aLinkThatIsNoWebAddressLeadsNowhere() {
        say(
                acme,
                Mode.FULL,
                document("1", "Scripted page", "", "javascript:alert(1)"),
                document("2", "Relative page", "", "//evil.example.com/x"),
                document("3", "Own page", "", "/acme/plugins"));

        soon(() -> assertThat(names(acme, "page")).hasSize(3));
        search(acme, "scripted").body("items[0].href", nullValue());
        search(acme, "relative").body("items[0].href", nullValue());
        search(acme, "own").body("items[0].href", equalTo("/acme/plugins"));
    }

    private static Document document(String id, String title, String text, @Nullable String href) {
        return new Document(id, title, text, href, EntityRef.parse("component:default/ledger"), List.of("wiki"));
    }

    private static void say(Catalog catalog, Mode mode, Document... added) {
        var tenant = catalog.tenant().id();
        TestTopics.send(
                Topics.CATALOG_MUTATIONS,
                tenant + "/" + WIKI,
                tenant,
                "search.documents",
                new SearchDocuments(tenant, WIKI, mode, List.of(added), List.of()));
    }

    private static ValidatableResponse search(Catalog catalog, String text) {
        return catalog.tenant()
                .asOwner()
                .queryParam("q", text)
                .get("/api/tenants/" + catalog.tenant().slug() + "/search")
                .then()
                .statusCode(200);
    }

    private static List<String> names(Catalog catalog, String text) {
        return search(catalog, text).extract().path("items.name");
    }

    private static void soon(ThrowingRunnable fact) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(fact);
    }
}
