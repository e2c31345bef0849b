package dev.portolan.tenants;

import static org.hamcrest.Matchers.notNullValue;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;

/// Exports of tenants, and what their archives hold.
final class Exports {
    private Exports() {}

    static TestTenant active(String prefix) {
        var slug = World.slug(prefix);
        World.active(slug, slug + "@example.test");
        return new TestTenant(new TenantId(World.tenant(slug)), new Slug(slug));
    }

    static TestTenant stored(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant;
    }

    static String path(TestTenant tenant) {
        return "/api/tenants/" + tenant.slug() + "/exports";
    }

    static UUID begin(TestTenant tenant) {
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
    static UUID running(TestTenant tenant, String lease) {
        var id = UUID.randomUUID();
        World.sql(
                "insert into export (id, tenant_id, state, progress, attempts, created_at, due_at, leased_until) values ('"
                        + id + "', '" + tenant.id() + "', 'RUNNING', 10, 1, now(), now(), " + lease + ")");
        return id;
    }

    static ValidatableResponse awaitDone(TestTenant tenant, UUID id) {
        Awaitility.await("export of " + tenant.slug())
                .atMost(Duration.ofSeconds(40))
                .until(() -> "done".equals(get(tenant, id).extract().path("state")));
        return get(tenant, id);
    }

    static ValidatableResponse get(TestTenant tenant, UUID id) {
        return tenant.asOwner().get(path(tenant) + "/" + id).then();
    }

    static ValidatableResponse fetch(TestTenant tenant, UUID id) {
        return tenant.asOwner().get(path(tenant) + "/" + id + "/file").then();
    }

    static long attempts(UUID id) {
        return TestDatabase.query("select attempts from export where id = '" + id + "'");
    }

    static Map<String, byte[]> unzip(byte[] bytes) {
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

    static String text(Map<String, byte[]> files, String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
