package dev.portolan.plugins.publishers;

import static dev.portolan.plugins.world.Author.staff;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.plugins.world.Author;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class PublisherResourceTest {
    private static final String PUBLISHERS = "/api/operator/plugins/publishers";
    private static final String RELEASES = "/api/marketplace/releases";

    @Test
    void staffAddAndChangePublishers() {
        var author = Author.unverified("stocky", true);
        patch("stocky", "{\"name\": \"Stocky Ltd\", \"website\": \"https://stocky.test/a\", \"reviewed\": false}")
                .statusCode(200)
                .body("name", equalTo("Stocky Ltd"))
                .body("website", equalTo("https://stocky.test/a"))
                .body("reviewed", equalTo(false))
                .body("suspended", equalTo(false))
                .body("verifiedAt", nullValue());
        author.prove(author.key());

        staff("support")
                .get(PUBLISHERS + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("portolan", "stocky"))
                .body("items.find { it.id == 'stocky' }.fingerprint", startsWith("SHA256:"));
        Portal.of("pub-reader")
                .tenant()
                .asViewer()
                .get("/api/marketplace/publishers/stocky")
                .then()
                .statusCode(200)
                .body("name", equalTo("Stocky Ltd"))
                .body("verifiedAt", notNullValue())
                .body("plugins", equalTo(0));
    }

    @Test
    void aNameIsGivenOnce() {
        Author.unverified("twice", true);
        staff("operator")
                .contentType("application/json")
                .body("{\"id\": \"twice\", \"name\": \"Other\"}")
                .post(PUBLISHERS)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/publisher-taken"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                    | /id
        {"id": "No Name", "name": "A"}                        | /id
        {"id": "a"}                                           | /name
        {"id": "a", "name": "a\\nb"}                          | /name
        {"id": "a", "name": "a\\u202eb"}                      | /name
        {"id": "a", "name": "A", "website": "http://a.test"}  | /website
        {"id": "a", "name": "A", "website": "javascript:x"}   | /website
        {"id": "a", "name": "A", "reviewed": "maybe"}         | /reviewed
        {"id": "a", "name": "A", "more": 1}                   | /more
        """)
    void badPublishersArePointedAt(String body, String pointer) {
        var before = TestDatabase.count("publisher");
        staff("operator")
                .contentType("application/json")
                .body(body)
                .post(PUBLISHERS)
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
        assertThat(TestDatabase.count("publisher")).isEqualTo(before);
    }

    @Test
    void onlyOperatorsChangeAnything() {
        var before = TestDatabase.count("publisher_token");
        var member = Portal.of("pub-member");
        for (var role : new String[] {"support", "billing"}) {
            staff(role)
                    .contentType("application/json")
                    .body("{}")
                    .post(PUBLISHERS)
                    .then()
                    .statusCode(403);
            staff(role)
                    .contentType("application/json")
                    .body("{}")
                    .patch(PUBLISHERS + "/testers")
                    .then()
                    .statusCode(403);
            staff(role)
                    .contentType("application/json")
                    .body("{\"name\": \"x\"}")
                    .post(PUBLISHERS + "/portolan/tokens")
                    .then()
                    .statusCode(403);
        }
        staff("billing").get(PUBLISHERS).then().statusCode(403);
        member.tenant().asOwner().get(PUBLISHERS).then().statusCode(403);
        given().get(PUBLISHERS).then().statusCode(401);
        assertThat(TestDatabase.count("publisher_token")).isEqualTo(before);
    }

    @Test
    void aTokenIsShownOnceAndKeptHashed() {
        var author = Author.unverified("hashed", true);
        staff("operator")
                .get(PUBLISHERS + "/hashed/tokens")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].name", equalTo("build"))
                .body("items[0].prefix", equalTo(author.token().substring(0, 8)))
                .body("items[0].token", nullValue());
        assertThat(author.token()).matches("ptp_[0-9A-Za-z]{36}");
        assertThat(TestDatabase.query("select count(*) from publisher_token t where t::text like '%"
                        + author.token().substring(4) + "%'"))
                .isZero();
    }

    @Test
    void aDeletedTokenOpensNothingAtOnce() {
        var author = Author.unverified("deleted", true);
        var other = Author.newToken("deleted");
        author.signedIn().get(RELEASES).then().statusCode(200);
        String id = staff("operator").get(PUBLISHERS + "/deleted/tokens").path("items[1].id");

        staff("operator").delete(PUBLISHERS + "/portolan/tokens/" + id).then().statusCode(404);
        staff("operator").delete(PUBLISHERS + "/deleted/tokens/" + id).then().statusCode(204);

        author.signedIn()
                .get(RELEASES)
                .then()
                .statusCode(401)
                .body("type", equalTo("https://portolan.dev/problems/invalid-token"));
        given().header("Authorization", "Bearer " + other).get(RELEASES).then().statusCode(200);
    }

    @Test
    void aSuspendedPublishersTokensOpenNothingAtOnce() {
        var author = Author.of("suspended", true);
        patch("suspended", "{\"suspended\": true}").statusCode(200).body("suspended", equalTo(true));

        author.signedIn().get(RELEASES).then().statusCode(401);
        author.send(author.files("late", "1.0.0")).statusCode(401);
        assertThat(TestDatabase.query("select count(*) from submission where publisher = 'suspended'"))
                .isZero();

        patch("suspended", "{\"suspended\": false}").statusCode(200);
        author.signedIn().get(RELEASES).then().statusCode(200);
    }

    @Test
    void aSuspendedPublishersPluginsGoOnAndCannotBeInstalled() {
        var author = Author.of("halting", false);
        author.send(author.files("halted-one", "1.0.0")).statusCode(202);
        author.send(author.files("halted-one", "1.1.0")).statusCode(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> author.submission("halted-one", "1.1.0").body("state", equalTo("published")));
        var acme = Portal.of("halting-acme");
        var globex = Portal.of("halting-globex");
        acme.put("halting/halted-one", "{\"version\": \"1.0.0\", \"enabled\": true}")
                .statusCode(201);

        patch("halting", "{\"suspended\": true}").statusCode(200);

        acme.view("halting/halted-one", "widget").body("view.markdown", equalTo("hello"));
        acme.patch("halting/halted-one", "{\"enabled\": false}").statusCode(200);
        acme.patch("halting/halted-one", "{\"enabled\": true}").statusCode(200);
        acme.patch("halting/halted-one", "{\"version\": \"1.1.0\"}")
                .statusCode(400)
                .body("violations.pointer", contains("/version"))
                .body("violations.message", contains(containsString("its publisher is suspended")));
        for (var body : List.of("{}", "{\"channel\": \"stable\"}", "{\"version\": \"1.0.0\"}")) {
            globex.put("halting/halted-one", body)
                    .statusCode(400)
                    .body("violations.message", contains(containsString("its publisher is suspended")));
        }
        globex.tenant()
                .asOwner()
                .get("/api/marketplace/plugins/halting/halted-one")
                .then()
                .statusCode(200)
                .body("offered", equalTo(false))
                .body("withheld", containsString("publisher is suspended"));
        globex.tenant()
                .asOwner()
                .get("/api/marketplace/plugins?publisher=halting")
                .then()
                .body("items.offered", contains(false));

        patch("halting", "{\"suspended\": false}").statusCode(200);
        globex.put("halting/halted-one", "{}").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/marketplace/plugins",
                "/api/marketplace/plugins/portolan/uptime",
                "/api/marketplace/categories",
                "/api/marketplace/publishers/portolan",
                "/api/operator/plugins/publishers",
                "/api/operator/plugins/reviews",
                "/api/tenants/pub-closed/installations",
                "/internal/tenants/00000000-0000-0000-0000-000000000000/export"
            })
    void aPublishersTokenOpensNothingElse(String path) {
        assertThat(closed().signedIn().get(path).statusCode()).isEqualTo(401);
    }

    private static Author closed() {
        return staff("operator")
                        .get(PUBLISHERS + "?limit=200")
                        .path("items.id")
                        .toString()
                        .contains("closed")
                ? new Author("closed", Author.newToken("closed"), Author.keyPair())
                : Author.unverified("closed", true);
    }

    @Test
    void noOtherTokenOpensWhatIsForPublishers() {
        var member = Portal.of("pub-other").tenant();
        member.asOwner().get(RELEASES).then().statusCode(401);
        staff("operator").get(RELEASES).then().statusCode(401);
        given().get(RELEASES)
                .then()
                .statusCode(401)
                .body("type", equalTo("https://portolan.dev/problems/unauthenticated"));
        given().header("Authorization", "Basic abc").get(RELEASES).then().statusCode(401);
        given().header("Authorization", "Bearer ptp_" + "a".repeat(36))
                .get(RELEASES)
                .then()
                .statusCode(401);
    }

    @Test
    void anotherPublishersAddressesDoNotExist() {
        var author = Author.of("foreign", true);
        for (var publisher : new String[] {"testers", "nobody"}) {
            author.signedIn()
                    .get(RELEASES + "/" + publisher + "/probe/1.0.0")
                    .then()
                    .statusCode(404);
            author.signedIn()
                    .contentType("application/json")
                    .body("{\"reason\": \"no\"}")
                    .post(RELEASES + "/" + publisher + "/probe/1.0.0/yank")
                    .then()
                    .statusCode(404);
            author.signedIn()
                    .contentType("application/json")
                    .body("{\"publicKey\": \"x\"}")
                    .post("/api/marketplace/publishers/" + publisher + "/key")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void aKeyCountsOnceItWasProven() {
        var author = Author.unverified("prover", true);
        String challenge =
                author.propose(author.key()).statusCode(200).extract().path("challenge");
        assertThat(challenge).startsWith("portolan publisher key prover ");
        verify(author, Author.sign(Author.bytes(challenge), Author.keyPair()))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/key-not-proven"));
        verify(author, "no base64!").statusCode(409);
        verify(author, Author.sign(Author.bytes(challenge), author.key()))
                .statusCode(200)
                .body("fingerprint", startsWith("SHA256:"));
        // once
        verify(author, Author.sign(Author.bytes(challenge), author.key())).statusCode(409);
    }

    @Test
    void whatIsNoKeyIsPointedAt() {
        var author = Author.unverified("keyless", true);
        author.signedIn()
                .contentType("application/json")
                .body("{\"publicKey\": \"bm8=\"}")
                .post("/api/marketplace/publishers/keyless/key")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/publicKey"));
        author.signedIn()
                .contentType("application/json")
                .body("{}")
                .post("/api/marketplace/publishers/keyless/key/verification")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/signature"));
    }

    @Test
    void nobodySignsInAsTheProductsPrivateName() {
        staff("operator")
                .contentType("application/json")
                .body("{\"name\": \"x\"}")
                .post(PUBLISHERS + "/portolan/tokens")
                .then()
                .statusCode(409);
        patch("portolan", "{\"suspended\": true}").statusCode(409);
    }

    @Test
    void whatStaffAndPublishersDoIsOnRecord() {
        var author = Author.of("recorded", true);
        patch("recorded", "{\"suspended\": true}").statusCode(200);
        patch("recorded", "{\"suspended\": true}").statusCode(200);

        var entries = staff("support")
                .get("/api/operator/plugins/journal?target=recorded")
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        contains(
                                "publisher.changed",
                                "publisher-key.verified",
                                "publisher-key.proposed",
                                "publisher-token.created",
                                "publisher.added"))
                .body("items[0].change.suspended", equalTo(true))
                .body("items[1].by.subject", equalTo("publisher:recorded"))
                .extract()
                .asString();
        assertThat(entries).doesNotContain(author.token());
        staff("billing").get("/api/operator/plugins/journal").then().statusCode(403);
    }

    private static ValidatableResponse patch(String publisher, String body) {
        return staff("operator")
                .contentType("application/json")
                .body(body)
                .patch(PUBLISHERS + "/" + publisher)
                .then();
    }

    private static ValidatableResponse verify(Author author, String signature) {
        return author.signedIn()
                .contentType("application/json")
                .body(Map.of("signature", signature))
                .post("/api/marketplace/publishers/" + author.id() + "/key/verification")
                .then();
    }
}
