package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ExportTest {
    private static final List<String> FILES = List.of(
            "README.md",
            "manifest.json",
            "tenant.json",
            "members.jsonl",
            "subscription.jsonl",
            "usage.jsonl",
            "invoices.jsonl",
            "invoice-lines.jsonl",
            "audit.jsonl",
            "catalog/entities.jsonl",
            "catalog/history.jsonl",
            "catalog/locations.jsonl",
            "plugins/installations.jsonl");

    @Test
    void archiveHoldsEverythingWithItsChecksums() {
        var acme = active("taken");
        stored("untaken");
        var id = begin(acme);
        var done = awaitDone(acme, id);
        done.body("progress", equalTo(100)).body("finishedAt", notNullValue()).body("expiresAt", notNullValue());
        var bytes = fetch(acme, id)
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", equalTo("attachment; filename=\"portolan-" + acme.slug() + ".zip\""))
                .extract()
                .asByteArray();
        assertThat(sha256(bytes)).isEqualTo(done.extract().path("sha256"));
        assertThat(bytes).hasSize(done.extract().path("bytes"));

        var files = unzip(bytes);
        assertThat(files.keySet()).containsExactlyElementsOf(FILES);
        var manifest = JsonPath.from(text(files, "manifest.json"));
        assertThat(manifest.getInt("schema")).isEqualTo(1);
        assertThat(manifest.getString("slug")).isEqualTo(acme.slug().value());
        List<Map<String, Object>> described = manifest.getList("files");
        assertThat(described).hasSize(FILES.size() - 2).allSatisfy(file -> {
            var content = files.get(String.valueOf(file.get("path")));
            assertThat(sha256(content)).isEqualTo(file.get("sha256"));
            assertThat(content).hasSize((Integer) file.get("bytes"));
            assertThat(new String(content, StandardCharsets.UTF_8).lines()).hasSize((Integer) file.get("lines"));
        });
        assertThat(JsonPath.from(text(files, "tenant.json")).getString("name")).isEqualTo("Acme & Sons");
        assertThat(text(files, "members.jsonl").lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"role\": \"OWNER\"", "Ada Byron"));
        assertThat(text(files, "subscription.jsonl")).contains("\"trialEndsAt\"");
        assertThat(text(files, "catalog/entities.jsonl")).contains("\"of\":\"" + acme.slug() + "\"");
        assertThat(text(files, "plugins/installations.jsonl")).contains("\"of\":\"" + acme.slug() + "\"");
        assertThat(text(files, "README.md")).contains(acme.slug().value(), "manifest.json");
        assertThat(files.values())
                .noneMatch(content -> new String(content, StandardCharsets.UTF_8).contains("untaken"));
    }

    @Test
    void largeArchiveIsKeptAndSentInPieces() {
        var acme = active("big-");
        var id = begin(acme);
        var done = awaitDone(acme, id);
        assertThat(TestDatabase.query("select count(*) from export_chunk where export = '" + id + "'"))
                .isGreaterThan(1);
        assertThat(TestDatabase.query("select max(length(content)) from export_chunk where export = '" + id + "'"))
                .isLessThanOrEqualTo(1 << 20);
        var bytes = fetch(acme, id).statusCode(200).extract().asByteArray();
        assertThat(sha256(bytes)).isEqualTo(done.extract().path("sha256"));
        assertThat(text(unzip(bytes), "catalog/entities.jsonl").lines()).hasSize(4_000);
    }

    @Test
    void streamThatIsCutOffIsAskedForAgainAndNothingElseIs() {
        var acme = active("cut-plugins");
        var id = begin(acme);
        awaitDone(acme, id);
        var paths = World.requests().stream()
                .map(request -> request.get("path"))
                .filter(path -> path.endsWith(acme.id() + "/export"))
                .toList();
        assertThat(paths)
                .containsExactly(
                        "/catalog/internal/tenants/" + acme.id() + "/export",
                        "/plugins/internal/tenants/" + acme.id() + "/export",
                        "/plugins/internal/tenants/" + acme.id() + "/export");
        assertThat(attempts(id)).isEqualTo(2);
        assertThat(text(unzip(fetch(acme, id).extract().asByteArray()), "plugins/installations.jsonl")
                        .lines())
                .hasSize(1);
    }

    @Test
    void exportOfAKilledProcessIsTakenUp() {
        var acme = stored("killed");
        var id = running(acme, "now() - interval '1 second'");
        awaitDone(acme, id);
        assertThat(attempts(id)).isEqualTo(2);
    }

    @Test
    void exportInHandIsLeftAloneAndReturnedToWhoAsksAgain() {
        var acme = stored("inhand");
        var id = running(acme, "now() + interval '1 hour'");
        acme.asOwner().post(path(acme)).then().statusCode(202).body("id", equalTo(id.toString()));
        var other = stored("others");
        awaitDone(other, begin(other));
        assertThat(attempts(id)).isEqualTo(1);
        acme.asOwner().get(path(acme) + "/" + id + "/file").then().statusCode(409);
    }

    @Test
    void attemptThatWasOvertakenWritesNothing() {
        var acme = stored("overtaken");
        var id = running(acme, "now() - interval '1 second'");
        awaitDone(acme, id);
        assertThat(TestDatabase.query("select count(distinct path) from export_chunk where export = '" + id + "'"))
                .isEqualTo(1);
        assertThat(TestDatabase.query("select count(*) from export_part where export = '" + id + "'"))
                .isZero();
    }

    @Test
    void expiredArchiveIsGone() {
        var acme = stored("expired");
        var id = begin(acme);
        awaitDone(acme, id);
        World.sql("update export set expires_at = now() - interval '1 second' where id = '" + id + "'");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> fetch(acme, id).extract().statusCode() == 404);
        assertThat(TestDatabase.query("select count(*) from export_chunk where export = '" + id + "'"))
                .isZero();
    }

    @Test
    void onlyTheNewestArchivesAreKept() {
        var acme = stored("many");
        UUID newest = null;
        for (var i = 0; i < 5; i++) {
            newest = begin(acme);
            awaitDone(acme, newest);
        }
        acme.asOwner()
                .get(path(acme))
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].id", equalTo(String.valueOf(newest)));
    }

    @Test
    void suspendedTenantMayTakeItsDataOut() {
        var acme = stored("shut");
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body(Map.of("reason", "unpaid"))
                .post("/api/operator/tenants/" + acme.slug() + "/suspension")
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> acme.asOwner().get("/api/tenants/" + acme.slug()).statusCode() == 403);
        var id = begin(acme);
        awaitDone(acme, id);
        fetch(acme, id).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  ''
            POST, ''
            GET,  /ID
            GET,  /ID/file
            """)
    void anotherTenantsExportsDoNotExist(String method, String rest) {
        var acme = stored("mine");
        var globex = stored("theirs");
        var id = begin(acme);
        awaitDone(acme, id);
        var before = TestDatabase.count("export");
        globex.asOwner()
                .request(method, path(acme) + rest.replace("ID", id.toString()))
                .then()
                .statusCode(404);
        if (!rest.isEmpty()) {
            globex.asOwner()
                    .request(method, path(globex) + rest.replace("ID", id.toString()))
                    .then()
                    .statusCode(404);
        }
        assertThat(TestDatabase.count("export")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  ''
            POST, ''
            GET,  /0197a0c0-0000-7000-8000-000000000000
            GET,  /0197a0c0-0000-7000-8000-000000000000/file
            """)
    void permissionIsNeeded(String method, String rest) {
        var acme = stored("role");
        acme.as("admin", Permissions.TENANT_READ + " " + Permissions.MEMBER_MANAGE)
                .request(method, path(acme) + rest)
                .then()
                .statusCode(403);
        given().request(method, path(acme) + rest).then().statusCode(401);
        assertThat(TestDatabase.query("select count(*) from export where tenant_id = '" + acme.id() + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-id", "/no-id/file", "/0197a0c0-0000-7000-8000-000000000000"})
    void unknownExportIsAProblem(String rest) {
        var acme = stored("none");
        acme.asOwner().get(path(acme) + rest).then().statusCode(404);
    }

    @Test
    void listShowsWhatWasBegun() {
        var acme = stored("list");
        var id = begin(acme);
        awaitDone(acme, id);
        acme.asOwner()
                .get(path(acme))
                .then()
                .statusCode(200)
                .body("items.id", contains(id.toString()))
                .body("items.state", hasItem("done"));
    }

    private static TestTenant active(String prefix) {
        var slug = World.slug(prefix);
        World.active(slug, slug + "@example.test");
        return new TestTenant(new TenantId(World.tenant(slug)), new Slug(slug));
    }

    private static TestTenant stored(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant;
    }

    private static String path(TestTenant tenant) {
        return "/api/tenants/" + tenant.slug() + "/exports";
    }

    private static UUID begin(TestTenant tenant) {
        String id = tenant.asOwner()
                .post(path(tenant))
                .then()
                .statusCode(202)
                .body("createdAt", notNullValue())
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    /// An export that some process has in hand, until its lease ends.
    private static UUID running(TestTenant tenant, String lease) {
        var id = UUID.randomUUID();
        World.sql(
                "insert into export (id, tenant_id, state, progress, attempts, created_at, due_at, leased_until) values ('"
                        + id + "', '" + tenant.id() + "', 'RUNNING', 10, 1, now(), now(), " + lease + ")");
        return id;
    }

    private static ValidatableResponse awaitDone(TestTenant tenant, UUID id) {
        Awaitility.await("export of " + tenant.slug())
                .atMost(Duration.ofSeconds(40))
                .until(() -> "done".equals(get(tenant, id).extract().path("state")));
        return get(tenant, id);
    }

    private static ValidatableResponse get(TestTenant tenant, UUID id) {
        return tenant.asOwner().get(path(tenant) + "/" + id).then();
    }

    private static ValidatableResponse fetch(TestTenant tenant, UUID id) {
        return tenant.asOwner().get(path(tenant) + "/" + id + "/file").then();
    }

    private static long attempts(UUID id) {
        return TestDatabase.query("select attempts from export where id = '" + id + "'");
    }

    private static Map<String, byte[]> unzip(byte[] bytes) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
            return files;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
