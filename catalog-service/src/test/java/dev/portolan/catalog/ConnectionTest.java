package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(DescriptorHost.class)
class ConnectionTest {
    private static final String TOKEN = "t0ken-that-nobody-sees";

    private final Catalog acme = Catalog.fresh();
    private final Catalog globex = Catalog.fresh();
    private final DescriptorHost.Folder folder = DescriptorHost.folder();

    @Test
    void aConnectionIsShownWithoutItsToken() {
        var made = add(acme, body("github", "GitHub.com"));
        made.then()
                .statusCode(201)
                .body("kind", equalTo("github"))
                .body("host", equalTo("github.com"))
                .body("name", equalTo("github.com"))
                .body("webhook", equalTo(false))
                .body("createdAt", notNullValue())
                .body("lastUsedAt", nullValue());

        var list = acme.tenant().asViewer().get(path(acme));

        list.then().statusCode(200).body("items", hasSize(1)).body("items[0].host", equalTo("github.com"));
        assertThat(made.asString() + list.asString()).doesNotContain(TOKEN).doesNotContain("token");
        assertThat(TestDatabase.query(
                        "select count(*) from connection where position('" + TOKEN + "'::bytea in token) > 0"))
                .isZero();
    }

    @Test
    void aHostHasOneConnection() {
        add(acme, body("http", "files.acme.test")).then().statusCode(201);

        add(acme, body("http", "files.acme.test:443")).then().statusCode(409);
        add(globex, body("http", "files.acme.test")).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                            | /host
            {"kind":"svn","host":"a.test","token":"x"}                    | /kind
            {"kind":"gitlab","host":"github.com","token":"x"}             | /kind
            {"kind":"http","host":"https://a.test","token":"x"}           | /host
            {"kind":"http","host":"a.test/path","token":"x"}              | /host
            {"kind":"http","host":"me@a.test","token":"x"}                | /host
            {"kind":"gitea","host":"a.test/git","token":"x"}              | /host
            {"kind":"gitlab","host":"a.test/../x","token":"x"}            | /host
            {"kind":"gitlab","host":"a.test//x","token":"x"}              | /host
            {"kind":"gitlab","host":"github.com/x","token":"x"}           | /kind
            {"kind":"http","host":"a.test"}                               | /token
            {"kind":"http","host":"a.test","token":""}                    | /token
            {"kind":"http","host":"a.test","token":"a b"}                 | /token
            {"kind":"http","host":"a.test","token":"x","username":"a:b"}  | /username
            """)
    void aMalformedConnectionIsToldByField(String body, String pointer) {
        var answer = add(acme, body);

        answer.then().statusCode(400).contentType(startsWith("application/problem+json"));
        assertThat(answer.jsonPath().getList("violations.pointer", String.class))
                .contains(pointer);
        assertThat(TestDatabase.query("select count(*) from connection where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isZero();
    }

    @Test
    void aChangeKeepsTheTokenThatIsNotGivenAnew() {
        var target = folder.put("web.yaml", Yaml.component("web"), "Bearer " + TOKEN);
        var id = id(add(acme, body("http", folder.host())));

        owner(acme)
                .body("{\"name\":\"Our files\"}")
                .put(path(acme) + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Our files"));

        test(acme, id, target).then().statusCode(200).body("ok", equalTo(true));
    }

    @Test
    void aFileBehindATokenIsReadByTheConnectionOfItsHost() {
        var target = folder.put("web.yaml", Yaml.component("web"), "Bearer " + TOKEN);
        add(acme, body("http", folder.host())).then().statusCode(201);
        acme.register(target);
        var other = globex.register(target);

        acme.request()
                .get("/entities/by-name/component/default/web")
                .then()
                .statusCode(200)
                .body("metadata.annotations.'backstage.io/managed-by-location'", equalTo("url:" + target));
        assertThat(globex.source(other).<String>path("errors[0].message")).contains("answered 401");
        acme.tenant().asOwner().get(path(acme)).then().body("items[0].lastUsedAt", notNullValue());
    }

    @Test
    void aTokenForAFolderOfAHostStaysInThatFolder() {
        var host = "http://" + folder.host();
        var project = UUID.randomUUID().toString();
        var api = new DescriptorHost.Folder(host + "/gitlab/api/v4/projects/web/" + project + "/repository/files/");
        api.put("web.yaml/raw", Yaml.component("web"));
        var id = id(add(acme, body("gitlab", folder.host().toUpperCase(Locale.ROOT) + "/GitLab/")));

        test(acme, id, host + "/gitlab/web/" + project + "/-/blob/main/web.yaml")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true));
        test(acme, id, host + "/gitlab2/web/" + project + "/-/blob/main/web.yaml")
                .then()
                .statusCode(400);
        test(acme, id, host + "/gitlab/../web/" + project + "/-/blob/main/web.yaml")
                .then()
                .statusCode(400);
        acme.tenant().asOwner().get(path(acme)).then().body("items[0].host", equalTo(folder.host() + "/gitlab"));

        var whole = id(add(acme, body("http", folder.host())));
        test(acme, whole, host + "/gitlab/web/" + project + "/-/blob/main/web.yaml")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("the connection to " + folder.host() + "/gitlab"));
    }

    @Test
    void browsedAddressesOfAConnectionsKindAreReadByItsApi() {
        var host = "http://" + folder.host();
        var repository = UUID.randomUUID().toString();
        new DescriptorHost.Folder(host + "/api/v1/repos/acme/" + repository + "/raw/")
                .put("catalog-info.yaml", Yaml.location("all", "./parts/web.yaml"), "token " + TOKEN);
        new DescriptorHost.Folder(host + "/api/v1/repos/acme/" + repository + "/raw/parts/")
                .put("web.yaml", Yaml.component("web"), "token " + TOKEN);
        add(acme, body("gitea", folder.host())).then().statusCode(201);
        var browsed = host + "/acme/" + repository + "/src/branch/main/";

        acme.register(browsed + "catalog-info.yaml");

        acme.request()
                .get("/entities/by-name/component/default/web")
                .then()
                .statusCode(200)
                .body(
                        "metadata.annotations.'backstage.io/managed-by-location'",
                        equalTo("url:" + browsed + "parts/web.yaml"));
    }

    @Test
    void aTokenStaysWithItsHost() {
        var secret = folder.put("secret.yaml", Yaml.component("web"), "Bearer " + TOKEN);
        var moved = folder.move("moved.yaml", secret.replace("localhost", "127.0.0.1"));
        var id = id(add(acme, body("http", folder.host())));

        test(acme, id, moved).then().statusCode(200).body("ok", equalTo(false));
        test(acme, id, "https://elsewhere.test/a.yaml")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/url"));
    }

    @Test
    void aTokenIsNotSentInTheClear() {
        var id = id(add(acme, body("http", "files.acme.test:80")));

        test(acme, id, "http://files.acme.test/a.yaml").then().statusCode(400);
        var other = id(add(acme, body("http", "files.acme.test:8080")));
        test(acme, other, "http://files.acme.test:8080/a.yaml")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("message", containsString("only https"));
    }

    @Test
    void aTrialSaysWhatTheHostSaid() {
        var target = folder.put("web.yaml", Yaml.component("web"), "Bearer another");
        var id = id(add(acme, body("http", folder.host())));

        test(acme, id, target)
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("message", containsString("answered 401"));
        acme.tenant()
                .asOwner()
                .get(path(acme))
                .then()
                .body("items[0].lastError", containsString("does not take the token"));
        test(acme, id, folder.url() + "none.yaml").then().body("message", containsString("answered 404"));
    }

    @Test
    void aSealedTokenOpensInItsOwnRowOnly() throws SQLException {
        var target = folder.put("web.yaml", Yaml.component("web"), "Bearer " + TOKEN);
        var mine = id(add(acme, body("http", folder.host())));
        var other = id(add(globex, body("http", folder.host())));
        test(globex, other, target).then().body("ok", equalTo(true));
        try (var database = TestDatabase.superuser();
                var statement = database.createStatement()) {
            statement.execute("update connection set token = (select token from connection where id = '" + mine
                    + "') where id = '" + other + "'");
        }

        test(globex, other, target)
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("message", containsString("cannot be opened any more"));
    }

    @Test
    void aWebhooksSecretIsShownOnce() {
        var id = id(add(acme, body("github", "github.com")));

        var made = owner(acme).post(path(acme) + "/" + id + "/webhook");

        made.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(
                        "url",
                        equalTo("http://localhost:8080/api/tenants/"
                                + acme.tenant().slug() + "/sources/webhooks/" + id));
        var secret = made.jsonPath().getString("secret");
        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
        var list = acme.tenant().asOwner().get(path(acme));
        list.then().body("items[0].webhook", equalTo(true));
        assertThat(list.asString()).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT    |          | {"name":"mine"}
            DELETE |          |
            POST   | /test    | {"url":"https://github.com/acme/a"}
            POST   | /webhook |
            """)
    void anotherTenantsConnectionDoesNotExist(String method, String more, String body) {
        var id = id(add(acme, body("github", "github.com")));
        var request = owner(globex);
        if (body != null) {
            request.body(body);
        }
        var tail = more == null ? "" : more;

        request.request(method, path(globex) + "/" + id + tail).then().statusCode(404);

        acme.tenant()
                .asOwner()
                .get(path(acme))
                .then()
                .body("items[0].name", equalTo("github.com"))
                .body("items[0].webhook", equalTo(false));
    }

    @Test
    void whoMayOnlyWriteLocationsKeepsNoConnections() {
        var id = id(add(acme, body("github", "github.com")));
        RequestSpecification developer = acme.tenant()
                .as("dev", Permissions.CATALOG_LOCATION_WRITE + " " + Permissions.CATALOG_LOCATION_READ)
                .contentType("application/json");

        developer.body(body("http", "a.test")).post(path(acme)).then().statusCode(403);
        developer.body("{}").put(path(acme) + "/" + id).then().statusCode(403);
        developer.delete(path(acme) + "/" + id).then().statusCode(403);
        developer.body("{}").post(path(acme) + "/" + id + "/test").then().statusCode(403);
        developer.post(path(acme) + "/" + id + "/webhook").then().statusCode(403);
    }

    @Test
    void everyChangeIsOnRecordWithoutASecret() {
        var id = id(add(acme, body("github", "github.com")));
        owner(acme).body("{\"token\":\"an0ther\"}").put(path(acme) + "/" + id);
        String secret = owner(acme).post(path(acme) + "/" + id + "/webhook").path("secret");
        owner(acme).delete(path(acme) + "/" + id).then().statusCode(204);

        TestTopics.await(
                Topics.AUDIT,
                record -> record.value() != null
                        && event(record.value()).action().equals("connection.removed")
                        && event(record.value()).tenant().equals(acme.tenant().id()));

        var events = TestTopics.read(Topics.AUDIT).stream()
                .filter(record -> record.key().equals(acme.tenant().id().toString()))
                .map(record -> event(record.value()))
                .toList();
        assertThat(events)
                .extracting(AuditEvent::action)
                .containsExactly(
                        "connection.added", "connection.changed", "connection.webhook-renewed", "connection.removed");
        assertThat(List.of(events).toString()).doesNotContain(TOKEN, "an0ther", secret);
    }

    private static AuditEvent event(byte[] value) {
        return Json.read(value, AuditEvent.class);
    }

    private static RequestSpecification owner(Catalog catalog) {
        return catalog.tenant().asOwner().contentType("application/json");
    }

    private static Response add(Catalog catalog, String body) {
        return owner(catalog).body(body).post(path(catalog));
    }

    private static Response test(Catalog catalog, String id, String url) {
        return owner(catalog).body(Map.of("url", url)).post(path(catalog) + "/" + id + "/test");
    }

    private static String id(Response made) {
        return made.then().statusCode(201).extract().path("id");
    }

    private static String body(String kind, String host) {
        return "{\"kind\":\"%s\",\"host\":\"%s\",\"token\":\"%s\"}".formatted(kind, host, TOKEN);
    }

    private static String path(Catalog catalog) {
        return "/api/tenants/" + catalog.tenant().slug() + "/connections";
    }
}
