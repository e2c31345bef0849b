package dev.portolan.plugins.reviews;

import static dev.portolan.plugins.world.Author.bytes;
import static dev.portolan.plugins.world.Author.staff;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.world.Author;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class SubmissionResourceTest {
    private static final String RELEASES = "/api/marketplace/releases";
    private static final Portal ACME = Portal.of("submissions");

    @Inject
    ScreeningSchedule schedule;

    @Test
    void aTrustedPublishersReleaseIsPublishedAtOnce() {
        var author = Author.of("trusty", false);

        author.send(author.files("greet", "1.0.0"))
                .statusCode(202)
                .body("publisher", equalTo("trusty"))
                .body("plugin", equalTo("greet"))
                .body("version", equalTo("1.0.0"))
                .body("state", equalTo("published"))
                .body("findings.rule", contains("capabilities"))
                .body("capabilities.added", contains("Add a home.widget"))
                .body("submittedAt", notNullValue())
                .body("decidedAt", notNullValue())
                .body("decision", nullValue());

        shown("trusty", "greet").statusCode(200).body("publisherName", equalTo("Name of trusty"));
        assertThat(kept("trusty")).isZero();
        var portal = Portal.of("installs-hello");
        portal.put("trusty/greet", "{\"enabled\": true}").statusCode(201);
        portal.view("trusty/greet", "widget").statusCode(200).body(containsString("hello"));
    }

    @Test
    void aReviewedPublishersFirstReleaseWaitsForAPerson() {
        var author = Author.of("newcomer", true);
        String id = author.send(author.files("hello", "1.0.0"))
                .statusCode(202)
                .body("state", equalTo("quarantined"))
                .body("decidedAt", nullValue())
                .extract()
                .path("id");
        shown("newcomer", "hello").statusCode(404);

        staff("support")
                .get("/api/operator/plugins/reviews?state=quarantined&publisher=newcomer")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        staff("support")
                .get("/api/operator/plugins/reviews/" + id)
                .then()
                .statusCode(200)
                .body("files.path", hasItem("plugin.js"))
                .body("files.find { it.path == 'CHANGELOG.md' }.size", equalTo(9))
                .body("manifest.id", equalTo("hello"))
                .body("findings[0].message", equalTo("This is the plugin's first release."));
        staff("support")
                .get("/api/operator/plugins/reviews/" + id + "/files?path=plugin.js")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("export async function widget"));
        staff("support")
                .get("/api/operator/plugins/reviews/" + id + "/files?path=none")
                .then()
                .statusCode(404);

        approve(id, "{\"note\": \"fine\"}")
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("decision.reason", equalTo("fine"))
                .body("decision.by", notNullValue());
        shown("newcomer", "hello").statusCode(200);
        approve(id, "{}").statusCode(409).body("type", equalTo("https://portolan.dev/problems/submission-decided"));
        refuse(id, "{\"reason\": \"late\"}").statusCode(409);
        staff("support")
                .get("/api/operator/plugins/journal?target=newcomer/hello@1.0.0")
                .then()
                .body("items.action", contains("submission.approved", "release.published"));

        // what can do no more than before needs no person
        author.send(author.files("hello", "1.0.1")).statusCode(202).body("state", equalTo("published"));
    }

    @Test
    void theAuthorIsToldWhyItWasRejected() {
        var author = Author.of("refused", true);
        String id = author.send(author.files("hello", "1.0.0")).extract().path("id");

        refuse(id, "{\"reason\": \"The name is not yours.\"}").statusCode(200).body("state", equalTo("rejected"));

        author.submission("hello", "1.0.0")
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("decision.reason", equalTo("The name is not yours."));
        shown("refused", "hello").statusCode(404);
        assertThat(kept("refused")).isZero();
        staff("operator")
                .get("/api/operator/plugins/reviews/" + id)
                .then()
                .statusCode(200)
                .body("files", empty());
        staff("operator")
                .get("/api/operator/plugins/reviews/" + id + "/files?path=plugin.js")
                .then()
                .statusCode(404);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("secret", Map.of("lib/k.js", bytes("const k = 'AKIA" + "QRSTUVWX23456789'")), "secret"),
                Arguments.of("bidi", Map.of("lib/k.js", bytes("// a\u202eb")), "hidden-unicode"),
                Arguments.of("traversal", Map.of("../k.js", bytes("x")), "path-traversal"),
                Arguments.of("absolute", Map.of("/etc/k", bytes("x")), "absolute-path"),
                Arguments.of("bomb", Map.of("zeros", new byte[4 << 20]), "archive-bomb"),
                Arguments.of("nested", Map.of("lib.jar", Author.zip(Map.of("a", bytes("x")))), "nested-archive"),
                Arguments.of("manifest", Map.of("plugin.yaml", bytes("id: x")), "package"),
                Arguments.of("code", Map.of("plugin.js", bytes("export function other() {}")), "code"),
                Arguments.of("picture", Map.of("screenshots/a.png", bytes("<html>")), "package"));
    }

    /// Whom staff trust gains nothing by it here.
    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostilePackagesAreRejectedAndTheirFindingsKept(String name, Map<String, byte[]> more, String rule) {
        var author = Author.of("bad-" + name, false);
        var files = new LinkedHashMap<>(author.files("evil", "1.0.0"));
        files.putAll(more);

        String id = author.send(files)
                .statusCode(202)
                .body("state", equalTo("rejected"))
                .body("findings.rule", hasItem(rule))
                .body("findings.findAll { it.severity == 'error' }.rule.unique()", contains(rule))
                .extract()
                .path("id");

        author.signedIn()
                .get(RELEASES)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].findings.rule", hasItem(rule));
        shown("bad-" + name, "evil").statusCode(404);
        assertThat(kept("bad-" + name)).isZero();
    }

    @Test
    void whatIsNoZipIsKeptWithoutAName() {
        var author = Author.of("nozip", false);
        author.sendZip(bytes("hello"))
                .statusCode(202)
                .body("state", equalTo("rejected"))
                .body("plugin", nullValue())
                .body("findings.rule", contains("archive"));
    }

    @Test
    void onlyTheVerifiedKeySigns() {
        var author = Author.of("signer", false);
        author.sendZip(Author.signed(author.files("signer-a", "1.0.0"), Author.keyPair()))
                .statusCode(202)
                .body("state", equalTo("rejected"))
                .body("plugin", equalTo("signer-a"))
                .body("findings.rule", contains("signature"));
        author.sendZip(Author.zip(author.files("b", "1.0.0"))).body("findings.rule", contains("signature"));

        var unverified = Author.unverified("unsigner", false);
        unverified
                .send(unverified.files("signer-a", "1.0.0"))
                .body("state", equalTo("rejected"))
                .body("findings[0].expected", containsString("once it has a verified key"));
    }

    @Test
    void aNewKeyReplacesTheOldOneForNewReleases() {
        var author = Author.of("rekeyed", false);
        author.send(author.files("rekeyed-a", "1.0.0")).body("state", equalTo("published"));
        var next = Author.keyPair();
        author.prove(next);

        author.send(author.files("rekeyed-a", "1.1.0")).body("state", equalTo("rejected"));
        author.sendZip(Author.signed(author.files("rekeyed-a", "1.2.0"), next)).body("state", equalTo("published"));
        shown("rekeyed", "rekeyed-a").body("releases.version", contains("1.2.0", "1.0.0"));
    }

    @Test
    void whatWaitedWhileItsKeyWasReplacedIsNotPublished() {
        var author = Author.of("rekeyed-late", true);
        String id =
                author.send(author.files("rekeyed-late-a", "1.0.0")).extract().path("id");
        author.prove(Author.keyPair());

        approve(id, "{}")
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("findings.rule", hasItem("signature"));
        shown("rekeyed-late", "rekeyed-late-a").statusCode(404);
    }

    @Test
    void aPublisherPublishesUnderItsOwnNameOnly() {
        var author = Author.of("honest", false);
        var forged = new Author("trusted-one", author.token(), author.key());
        author.sendZip(Author.signed(forged.files("honest-a", "1.0.0"), author.key()))
                .body("state", equalTo("rejected"))
                .body("findings[0].path", equalTo("/publisher"));
        shown("trusted-one", "honest-a").statusCode(404);
    }

    @Test
    void aVersionIsGivenOnce() {
        var author = Author.of("once", false);
        author.send(author.files("once-a", "1.0.0")).body("state", equalTo("published"));
        var other = new LinkedHashMap<>(author.files("once-a", "1.0.0"));
        other.put("README.md", bytes("# Other"));

        author.send(other).body("state", equalTo("rejected")).body("findings[0].path", equalTo("/version"));
        author.send(author.files("once-a", "1.0.0")).body("state", equalTo("published"));
        assertThat(TestDatabase.query("select count(*) from release where publisher = 'once'"))
                .isEqualTo(1);
        author.submission("once-a", "1.0.0").body("state", equalTo("published"));
    }

    @Test
    void aNameLikeAnothersWaitsWhoeverSendsIt() {
        var author = Author.of("mimic", false);
        author.send(author.files("announcement", "1.0.0"))
                .body("state", equalTo("quarantined"))
                .body("findings.rule", hasItem("look-alike"))
                .body("findings.message", hasItem("The name looks like that of portolan/announcements."));
    }

    @Test
    void whatCanDoMoreThanBeforeWaits() {
        var author = Author.of("grower", true);
        String id = author.send(author.files("grower-a", "1.0.0")).extract().path("id");
        approve(id, "{}").statusCode(200);
        var more = new LinkedHashMap<>(author.files("grower-a", "1.1.0"));
        more.computeIfPresent(
                "plugin.yaml",
                (_, yaml) -> bytes(new String(yaml, StandardCharsets.UTF_8)
                        .replace("permissions: []", "permissions: [member.read]")));

        author.send(more)
                .body("state", equalTo("quarantined"))
                .body("capabilities.added", contains("See your members (member.read)"))
                .body("capabilities.removed", empty());
    }

    @Test
    void aNewerPackageOfTheSameVersionTakesTheOldersPlace() {
        var author = Author.of("again", true);
        String first = author.send(author.files("again-a", "1.0.0")).extract().path("id");
        var better = new LinkedHashMap<>(author.files("again-a", "1.0.0"));
        better.put("README.md", bytes("# Better\n"));
        String second = author.send(better).extract().path("id");

        staff("operator")
                .get("/api/operator/plugins/reviews/" + first)
                .then()
                .body("state", equalTo("rejected"))
                .body("decision.reason", equalTo("A newer package of this version took its place."));
        approve(second, "{}").body("state", equalTo("published"));
        shown("again", "again-a").body("readme", equalTo("# Better\n"));
    }

    @Test
    void sizeIsBoundedBeforeAnythingIsKept() {
        var author = Author.of("heavy", false);
        var large = new byte[(8 << 20) + 1];
        new Random(1).nextBytes(large);
        author.sendZip(large).statusCode(413).body("type", equalTo("https://portolan.dev/problems/too-large"));
        author.sendZip(new byte[0]).statusCode(400);
        author.signedIn()
                .contentType("application/json")
                .body("{}")
                .post(RELEASES)
                .then()
                .statusCode(415);
        assertThat(TestDatabase.query("select count(*) from submission where publisher = 'heavy'"))
                .isZero();
        given().contentType("application/zip").body(large).post(RELEASES).then().statusCode(401);
    }

    @Test
    void aPublisherSendsSoManyInAnHour() throws SQLException {
        var author = Author.of("busy", false);
        for (var i = 0; i < 60; i++) {
            insert("busy", "REJECTED", "now()", new byte[0]);
        }
        author.send(author.files("busy-a", "1.0.0")).statusCode(429).header("Retry-After", equalTo("300"));
    }

    @Test
    void whatAProcessThatDiedLeftIsTakenUp() throws SQLException {
        var author = Author.of("orphan", false);
        var id = insert(
                "orphan",
                "SCANNING",
                "now() - interval '1 hour'",
                Author.signed(author.files("orphan-a", "1.0.0"), author.key()));
        var fresh = insert("orphan", "VALIDATING", "now()", new byte[0]);

        schedule.look();

        author.submission("orphan-a", "1.0.0")
                .body("id", equalTo(id.toString()))
                .body("state", equalTo("published"));
        staff("operator").get("/api/operator/plugins/reviews/" + fresh).then().body("state", equalTo("validating"));
    }

    @Test
    void whatCannotBeScreenedIsGivenUp() throws SQLException {
        Author.of("poison", false);
        var id = insert("poison", "SCANNING", "now() - interval '1 hour'", new byte[] {1});
        try (var connection = TestDatabase.superuser();
                var update = connection.prepareStatement("update submission set attempts = 3 where id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }

        schedule.look();

        staff("operator")
                .get("/api/operator/plugins/reviews/" + id)
                .then()
                .body("state", equalTo("rejected"))
                .body("findings[0].found", equalTo("a package that was given up"));
    }

    @Test
    void ownSubmissionsComeByPageAndPlugin() {
        var author = Author.of("lister", false);
        author.send(author.files("a", "1.0.0"));
        author.send(author.files("b", "1.0.0"));
        author.signedIn().get(RELEASES).then().body("items.plugin", contains("b", "a"));
        author.signedIn().get(RELEASES + "?plugin=a").then().body("items", hasSize(1));
        author.signedIn().get(RELEASES + "?cursor=x").then().statusCode(400);
        author.submission("a", "9.9.9").statusCode(404);
    }

    @Test
    void reviewsAreForStaffInTheirRole() {
        var id = UUID.randomUUID();
        for (var role : new String[] {"support", "billing"}) {
            staff(role)
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/operator/plugins/reviews/" + id + "/approval")
                    .then()
                    .statusCode(403);
        }
        staff("billing").get("/api/operator/plugins/reviews").then().statusCode(403);
        ACME.tenant().asOwner().get("/api/operator/plugins/reviews").then().statusCode(403);
        given().get("/api/operator/plugins/reviews").then().statusCode(401);
        approve(id.toString(), "{}").statusCode(404);
        staff("operator").get("/api/operator/plugins/reviews/" + id).then().statusCode(404);
        refuse(id.toString(), "{}").statusCode(400).body("violations.pointer", contains("/reason"));
        approve(id.toString(), "{\"note\": 1, \"other\": 2}").statusCode(400);
        staff("operator")
                .get("/api/operator/plugins/reviews?state=odd")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("state"));
    }

    private static ValidatableResponse shown(String publisher, String plugin) {
        return ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins/" + publisher + "/" + plugin)
                .then();
    }

    private static ValidatableResponse approve(String id, String body) {
        return staff("operator")
                .contentType("application/json")
                .body(body)
                .post("/api/operator/plugins/reviews/" + id + "/approval")
                .then();
    }

    private static ValidatableResponse refuse(String id, String body) {
        return staff("operator")
                .contentType("application/json")
                .body(body)
                .post("/api/operator/plugins/reviews/" + id + "/rejection")
                .then();
    }

    /// Packages whose bytes are still there.
    private static long kept(String publisher) {
        return TestDatabase.query("select count(*) from submission_package p join submission s on s.id = p.submission"
                + " where s.publisher = '" + publisher + "'");
    }

    private static UUID insert(String publisher, String state, String claimedAt, byte[] content) throws SQLException {
        var id = Ids.next();
        try (var connection = TestDatabase.superuser();
                var submission = connection.prepareStatement(
                        "insert into submission (id, publisher, state, findings, capabilities, attempts, claimed_at,"
                                + " submitted_at) values (?, ?, ?, '[]', '{\"added\": [], \"removed\": []}', 0, "
                                + claimedAt + ", now())");
                var bytes = connection.prepareStatement("insert into submission_package values (?, ?)")) {
            submission.setObject(1, id);
            submission.setString(2, publisher);
            submission.setString(3, state);
            submission.executeUpdate();
            bytes.setObject(1, id);
            bytes.setBytes(2, content);
            bytes.executeUpdate();
        }
        return id;
    }
}
