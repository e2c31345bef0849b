package dev.portolan.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class WebhookTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    TenantStates states;

    private final Catalog catalog = Catalog.fresh();
    private final DescriptorHost.Folder folder = DescriptorHost.folder();
    private final String host = "http://" + folder.host();
    private final String repository = "acme/" + UUID.randomUUID();

    @BeforeEach
    void theTenantIsKnown() {
        becomes(TenantLifecycle.ACTIVE, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github | /R/blob/main/       | /api/v3/repos/R/contents/                   | clone_url
            gitlab | /R/-/blob/main/     | /api/v4/projects/R/repository/files/        | git_http_url
            gitea  | /R/src/branch/main/ | /api/v1/repos/R/raw/                        | html_url
            """)
    void whatWasPushedIsReadAtOnce(String kind, String browse, String api, String field) {
        var hook = hook(kind);
        var files = new DescriptorHost.Folder(host + api.replace("R", repository));
        var name = kind.equals("gitlab") ? "web.yaml/raw" : "web.yaml";
        files.put(name, Yaml.component("before"));
        catalog.register(host + browse.replace("R", repository) + "web.yaml");
        files.put(name, Yaml.component("after"));

        var answer = send(hook, kind, hook.secret(), push(field, repository, "main"));

        answer.then().statusCode(202);
        assertThat(answer.jsonPath().getInt("sources")).isEqualTo(1);
        await().atMost(SOON).until(() -> has("after"));
        var record = TestTopics.await(
                Topics.AUDIT,
                candidate -> Json.read(candidate.value(), AuditEvent.class)
                                .tenant()
                                .equals(catalog.tenant().id())
                        && Json.read(candidate.value(), AuditEvent.class)
                                .action()
                                .equals("connection.webhook-received"));
        assertThat(Json.read(record.value(), AuditEvent.class).target().id()).isEqualTo(hook.id());
    }

    @Test
    void bitbucketServerSaysProjectAndNameOnly() {
        var hook = hook("bitbucket");
        var name = "r" + UUID.randomUUID();
        var files = new DescriptorHost.Folder(host + "/rest/api/1.0/projects/WEB/repos/" + name + "/raw/");
        files.put("web.yaml", Yaml.component("before"));
        catalog.register(host + "/projects/WEB/repos/" + name + "/browse/web.yaml?at=main");
        files.put("web.yaml", Yaml.component("after"));
        var body = payload("bitbucket-server-refs-changed").replace("\"shop\"", "\"" + name + "\"");

        send(hook, "bitbucket", "wrong", body).then().statusCode(404);
        given().header("X-Event-Key", "diagnostics:ping")
                .header("X-Hub-Signature", "sha256=" + hmac(hook.secret(), "{\"test\": true}"))
                .contentType("application/json; charset=utf-8")
                .body("{\"test\": true}".getBytes(StandardCharsets.UTF_8))
                .post(path(catalog, hook.id()))
                .then()
                .statusCode(202)
                .body("sources", equalTo(0));
        send(hook, "bitbucket", hook.secret(), body).then().statusCode(202).body("sources", equalTo(1));

        await().atMost(SOON).until(() -> has("after"));
    }

    @Test
    void azureSignsInInsteadOfSigning() {
        var hook = hook("azure");
        var name = "r" + UUID.randomUUID();
        var files = new DescriptorHost.Folder(host + "/acme/web/_apis/git/repositories/" + name + "/");
        files.put("items", Yaml.component("before"));
        catalog.register(host + "/acme/web/_git/" + name + "?path=/web.yaml&version=GBmaster");
        files.put("items", Yaml.component("after"));
        var body = payload("azure-git-push")
                .replaceFirst(
                        "\"remoteUrl\": \"[^\"]+\"", "\"remoteUrl\": \"" + host + "/acme/web/_git/" + name + "\"");

        send(hook, "azure", "wrong", body).then().statusCode(404);
        given().contentType("application/json")
                .header("Authorization", "Basic not-base64!")
                .body(body)
                .post(path(catalog, hook.id()))
                .then()
                .statusCode(404);
        send(hook, "azure", hook.secret(), body).then().statusCode(202).body("sources", equalTo(1));

        await().atMost(SOON).until(() -> has("after"));
    }

    @Test
    void aGitLabBelowAFolderOfItsHostIsReadAndHeard() {
        var hook = hook("gitlab", folder.host() + "/gitlab");
        var files = new DescriptorHost.Folder(
                host + "/gitlab/api/v4/projects/" + repository + "/repository/files/parts/web.yaml/");
        files.put("raw", Yaml.component("before"));
        catalog.register(host + "/gitlab/" + repository + "/-/blob/main/parts/web.yaml");
        files.put("raw", Yaml.component("after"));

        send(hook, "gitlab", hook.secret(), push("git_http_url", "gitlab/" + repository, "main"))
                .then()
                .statusCode(202)
                .body("sources", equalTo(1));

        await().atMost(SOON).until(() -> has("after"));
    }

    @Test
    void sourcesElsewhereAreLeftAlone() {
        var hook = hook("gitea");
        catalog.register(folder.put("web.yaml", Yaml.component("web")));

        send(hook, "gitea", hook.secret(), push("clone_url", repository, "main"))
                .then()
                .statusCode(202)
                .body("sources", equalTo(0));
    }

    @Test
    void whateverIsWrongHasOneAnswer() {
        var hook = hook("gitea");
        var body = push("clone_url", repository, "main");
        var wrong = send(hook, "gitea", "not the secret", body);
        var unknown = send(new Hook(UUID.randomUUID().toString(), hook.url(), ""), "gitea", hook.secret(), body);
        var unsigned = given().contentType("application/json").body(body).post(path(catalog, hook.id()));
        var elsewhere = signed("gitea", hook.secret(), body, path(Catalog.fresh(), hook.id()));

        for (var answer : new Response[] {wrong, unknown, unsigned, elsewhere}) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.jsonPath().getString("detail"))
                    .isEqualTo(wrong.jsonPath().getString("detail"));
        }
    }

    @Test
    void aSecretThatWasRenewedIsVoid() {
        var old = hook("gitea");
        String secret = catalog.tenant()
                .asOwner()
                .post("/api/tenants/" + catalog.tenant().slug() + "/connections/" + old.id() + "/webhook")
                .path("secret");
        var body = push("clone_url", repository, "main");

        send(old, "gitea", old.secret(), body).then().statusCode(404);
        send(old, "gitea", secret, body).then().statusCode(202);
    }

    @Test
    void aSuspendedTenantHearsNothing() {
        var hook = hook("gitea");
        becomes(TenantLifecycle.SUSPENDED, 2);

        send(hook, "gitea", hook.secret(), push("clone_url", repository, "main"))
                .then()
                .statusCode(404);
    }

    @Test
    void aBodyThatIsTooLargeOrNoJsonIsRefused() {
        var hook = hook("gitea");

        send(hook, "gitea", hook.secret(), "x".repeat(5 * 1024 * 1024 + 1))
                .then()
                .statusCode(413);
        send(hook, "gitea", hook.secret(), "payload=1").then().statusCode(400);
    }

    @Test
    void tooManyCallsAreRefused() {
        var hook = hook("gitea");
        var last = 202;
        for (var i = 0; i < 130 && last != 429; i++) {
            last = send(hook, "gitea", "wrong", "{}").statusCode();
        }

        assertThat(last).isEqualTo(429);
    }

    private Hook hook(String kind) {
        return hook(kind, folder.host());
    }

    private Hook hook(String kind, String at) {
        var owner = catalog.tenant().asOwner().contentType("application/json");
        var base = "/api/tenants/" + catalog.tenant().slug() + "/connections";
        String id = owner.body(Map.of("kind", kind, "host", at, "token", "t0ken"))
                .post(base)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var made = catalog.tenant().asOwner().post(base + "/" + id + "/webhook");
        return new Hook(id, path(catalog, id), made.jsonPath().getString("secret"));
    }

    private Response send(Hook hook, String kind, String secret, String body) {
        return signed(kind, secret, body, path(catalog, hook.id()));
    }

    private static Response signed(String kind, String secret, String body, String path) {
        var request = given().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
        switch (kind) {
            case "github" -> request.header("X-Hub-Signature-256", "sha256=" + hmac(secret, body));
            case "gitlab" -> request.header("X-Gitlab-Token", secret);
            case "bitbucket" -> request.header("X-Hub-Signature", "sha256=" + hmac(secret, body));
            case "azure" -> request.header("Authorization", basic("anybody", secret));
            default -> request.header("X-Gitea-Signature", hmac(secret, body));
        }
        return request.post(path);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String payload(String name) {
        try (var file = WebhookTest.class.getResourceAsStream("/webhooks/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Catalog catalog, String id) {
        return "/api/tenants/" + catalog.tenant().slug() + "/sources/webhooks/" + id;
    }

    private String push(String field, String repository, String branch) {
        var part = field.equals("git_http_url") ? "project" : "repository";
        return "{\"ref\":\"refs/heads/%s\",\"%s\":{\"%s\":\"%s/%s.git\"}}"
                .formatted(branch, part, field, host, repository);
    }

    private boolean has(String name) {
        return catalog.request()
                        .get("/entities/by-name/component/default/" + name)
                        .statusCode()
                == 200;
    }

    private void becomes(TenantLifecycle lifecycle, long version) {
        var tenant = catalog.tenant();
        var plan = new TenantState.Plan("free", Map.of("entities", 100L));
        var state = new TenantState(tenant.id(), tenant.slug(), "Acme", lifecycle, plan, version, Instant.now());
        TestTopics.send(Topics.TENANT_STATE, tenant.id().toString(), tenant.id(), "tenant.state", state);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> states.of(tenant.id())
                        .filter(said -> said.version() == version)
                        .isPresent());
    }

    private static String hmac(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Hook(String id, String url, String secret) {}
}
