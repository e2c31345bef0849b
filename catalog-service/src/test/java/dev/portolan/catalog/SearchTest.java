package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.portolan.contracts.Permissions;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class SearchTest {
    private static final String SHOP = """
            - {kind: Component, name: payment, type: service, owner: team-a, description: Takes the money, tags: [java]}
            - {kind: Component, name: payment-service, type: service, owner: team-a, title: Payments}
            - {kind: API, name: payment-api, type: openapi, owner: team-b, description: What shops call}
            - {kind: Component, name: PayoutJob, type: job, owner: team-b, tags: [batch, java]}
            - {kind: Component, name: checkout, type: website, owner: team-b, description: Leads to the payment of a cart}
            - {kind: Component, name: ledger, type: service, owner: accounting, title: Hauptbuch für Zahlungen}
            - {kind: Component, name: kubernetes-operator, type: service, owner: team-a, tags: [go]}
            - {kind: Component, name: xss, type: service, owner: team-a, title: "<img src=x onerror=alert(1)> & more"}
            """;

    private final Catalog catalog = Catalog.fresh();
    private final DescriptorHost.Folder folder = DescriptorHost.folder();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payment                           | payment payment-api payment-service checkout
            paymentservice                    | payment-service
            Payment Service                   | payment-service payment
            payment-service                   | payment-service payment
            component:default/payment-service | payment-service
            payment api                       | payment-api
            pay                               | payment PayoutJob payment-api payment-service checkout
            payout                            | PayoutJob
            job                               | PayoutJob
            java                              | payment PayoutJob
            accounting                        | ledger
            hauptbuch fuer                    | ledger
            HAUPTBUCH FÜR                     | ledger
            zahlungen fur                     | ledger
            paymnet                           | payment payment-api payment-service checkout
            kubernets                         | kubernetes-operator
            kuberntes operater                | kubernetes-operator
            kubrnet                           | kubernetes-operator
            how do i reach the ledger         | ledger
            k                                 | kubernetes-operator
            """)
    void theBestComesFirst(String typed, String names) {
        shop();

        assertThat(names(search(typed))).startsWith(names.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zzzzzz", "!!!", "ab", "\"cart of payment\" -nothing AND (x OR *)", "%", "_", "' or 1=1 --"})
    void whateverIsTypedIsAnswered(String typed) {
        shop();

        search(typed).statusCode(200);
    }

    @Test
    void aVeryLongQuestionIsCut() {
        shop();

        search("payment ".repeat(1_250)).statusCode(200).body("items[0].name", equalTo("payment"));
        search("a".repeat(10_000)).statusCode(200).body("total", equalTo(0));
    }

    @Test
    void nothingTypedFindsEverythingByName() {
        shop();

        assertThat(names(search("")).stream().filter(name -> !name.startsWith("generated-")))
                .containsExactly(
                        "payment-api",
                        "checkout",
                        "kubernetes-operator",
                        "ledger",
                        "payment",
                        "payment-service",
                        "PayoutJob",
                        "xss");
    }

    @Test
    void aFindIsShownWithItsMarks() {
        shop();

        search("payment money")
                .body("total", equalTo(1))
                .body("items[0].ref", equalTo("component:default/payment"))
                .body("items[0].kind", equalTo("Component"))
                .body("items[0].namespace", equalTo("default"))
                .body("items[0].name", equalTo("payment"))
                .body("items[0].type", equalTo("service"))
                .body("items[0].owner", equalTo("group:default/team-a"))
                .body("items[0].tags", equalTo(List.of("java")))
                .body("items[0].description", equalTo("Takes the money"))
                .body("items[0].highlights.name", equalTo("<mark>payment</mark>"))
                .body("items[0].highlights.description", equalTo("Takes the <mark>money</mark>"));
    }

    @Test
    void marksCarryNoForeignMarkup() {
        shop();

        search("img")
                .body("items[0].title", equalTo("<img src=x onerror=alert(1)> & more"))
                .body(
                        "items[0].highlights.title",
                        equalTo("&lt;<mark>img</mark> src=x onerror=alert(1)&gt; &amp; more"));
    }

    @Test
    void filtersNarrowAndCountsSayWhatElseThereIs() {
        shop();

        request("payment", Map.of("kind", List.of("component"), "owner", List.of("team-b", "nobody")))
                .body("items.name", equalTo(List.of("checkout")))
                .body("facets.kind.find { it.value == 'API' }.count", equalTo(1))
                .body("facets.kind.find { it.value == 'Component' }.count", equalTo(1))
                .body("facets.owner.find { it.value == 'group:default/team-a' }.count", equalTo(2))
                .body("facets.type", equalTo(List.of(Map.of("value", "website", "count", 1))));
        request("", Map.of("tag", List.of("JAVA"), "type", List.of("job", "service")))
                .body("items.name", equalTo(List.of("payment", "PayoutJob")));
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndDouble() {
        folder.put(
                "many.yaml",
                IntStream.range(0, 57)
                        .mapToObj(i -> Yaml.component("thing-" + i))
                        .collect(Collectors.joining("---\n")));
        catalog.register(folder.url() + "many.yaml");
        for (var typed : List.of("thing", "thnig", "service")) {
            var seen = new ArrayList<String>();
            String cursor = null;
            do {
                var request = catalog.tenant().asOwner().queryParam("q", typed).queryParam("limit", 10);
                var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                        .get("/api/tenants/" + catalog.tenant().slug() + "/search")
                        .then()
                        .statusCode(200)
                        .body("total", equalTo(57));
                seen.addAll(names(page));
                cursor = page.extract().path("next");
            } while (cursor != null);

            assertThat(seen).as(typed).hasSize(57).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            cursor, nonsense
            cursor, WyJXT1JEUyIsIngiLCIxIiwiYSJd
            limit,  0
            limit,  101
            """)
    void aWrongParameterIsAProblem(String name, String value) {
        catalog.tenant()
                .asOwner()
                .queryParam(name, value)
                .get("/api/tenants/" + catalog.tenant().slug() + "/search")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].pointer", equalTo(name));
    }

    @Test
    void aChangeIsFoundAtOnceAndARemovalNoMore() {
        var file = folder.put("one.yaml", Yaml.component("before"));
        var location = catalog.register(file);
        search("before").body("total", equalTo(1));

        folder.put("one.yaml", Yaml.component("afterwards"));
        catalog.request().body("{\"entityRef\":\"component:default/before\"}").post("/refresh");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> search("afterwards").body("total", equalTo(1)));
        catalog.request().delete("/locations/" + location).then().statusCode(204);
        search("afterwards").body("total", equalTo(0));
    }

    @Test
    void theOtherTenantsNamesakesNeverMeet() {
        shop();
        var other = Catalog.fresh();
        other.register(folder.put("payment.yaml", Yaml.component("payment").replace("team-a", "team-z")));

        search(other, "payment")
                .body("total", equalTo(1))
                .body("items.owner", equalTo(List.of("group:default/team-z")))
                .body("facets.owner.value", equalTo(List.of("group:default/team-z")));
        search("payment").body("items.owner", not(hasItem("group:default/team-z")));
    }

    @Test
    void whoMayNotReadFindsNothing() {
        shop();

        catalog.tenant()
                .as("nobody", Permissions.PLUGIN_READ)
                .queryParam("q", "payment")
                .get("/api/tenants/" + catalog.tenant().slug() + "/search")
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()))
                .body("total", equalTo(0))
                .body("facets.kind", equalTo(List.of()));
    }

    @Test
    void entitiesOfBeforeSearchAreFoundTheFirstTime() throws SQLException {
        shop();
        try (var connection = TestDatabase.superuser();
                var delete = connection.prepareStatement("delete from search_document where tenant_id = ?")) {
            delete.setObject(1, catalog.tenant().id().value());
            assertThat(delete.executeUpdate()).isEqualTo(9);
        }

        search("ledger").body("total", equalTo(1));
    }

    private void shop() {
        var documents = SHOP.lines()
                .map(line -> line.replaceFirst("- ", ""))
                .map(SearchTest::document)
                .collect(Collectors.joining("---\n"));
        catalog.register(folder.put("shop.yaml", documents));
    }

    private static String document(String line) {
        var metadata = line.replaceAll("kind: \\w+, ", "").replaceAll("(type|owner): [\\w-]+,? ?", "");
        var kind = part(line, "kind");
        return """
                apiVersion: backstage.io/v1alpha1
                kind: %s
                metadata: %s
                spec: {type: %s, owner: %s, lifecycle: production%s}
                """.formatted(
                        kind,
                        metadata,
                        part(line, "type"),
                        part(line, "owner"),
                        kind.equals("API") ? ", definition: none" : "");
    }

    private static String part(String line, String name) {
        return line.replaceAll(".*" + name + ": ([\\w-]+).*", "$1");
    }

    private ValidatableResponse search(String typed) {
        return search(catalog, typed);
    }

    private static ValidatableResponse search(Catalog catalog, String typed) {
        return catalog.tenant()
                .asOwner()
                .queryParam("q", typed)
                .get("/api/tenants/" + catalog.tenant().slug() + "/search")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse request(String typed, Map<String, List<String>> filters) {
        return catalog.tenant()
                .asOwner()
                .queryParam("q", typed)
                .queryParams(filters)
                .get("/api/tenants/" + catalog.tenant().slug() + "/search")
                .then()
                .statusCode(200);
    }

    private static List<String> names(ValidatableResponse page) {
        return page.extract().path("items.name");
    }
}
