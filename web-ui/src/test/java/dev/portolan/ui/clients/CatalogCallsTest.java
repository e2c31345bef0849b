package dev.portolan.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Connections.ChangedConnection;
import dev.portolan.ui.clients.Connections.NewConnection;
import dev.portolan.ui.clients.Search.Question;
import dev.portolan.ui.clients.Sources.NewSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire to catalog-service, and what is read of its answers.
class CatalogCallsTest {
    private static final TokenSource TOKENS = new TokenSource.Fixed("t");
    private static final Slug ACME = new Slug("acme");
    private static final EntityRef PAGER = EntityRef.parse("component:default/pager");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private HttpServer server;
    private Services services;
    private String sent = "";
    private String headers = "";
    private @Nullable String noneMatch;
    private String answer = "{}";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sent = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
            headers = exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("If-Match");
            noneMatch = exchange.getRequestHeaders().getFirst("If-None-Match");
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var settings = new OneService(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        services = new Services(new Http(settings, JSON), settings);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachWayToRegisterSaysItsKindAndNothingThatIsNotGiven() {
        var sources = new SourcesClient(services);
        answer = "{\"entities\":[],\"errors\":[],\"counts\":{\"new\":2}}";

        var preview = sources.preview(ACME, TOKENS, new NewSource.GitFiles("https://git.test/r", null, null));

        assertThat(sent)
                .isEqualTo("POST /api/tenants/acme/sources/preview {\"url\":\"https://git.test/r\",\"kind\":\"git\"}");
        assertThat(preview.count("new")).isEqualTo(2);
        sources.register(ACME, TOKENS, new NewSource.Address("https://git.test/f"));
        assertThat(sent).startsWith("POST /api/tenants/acme/sources {").contains("\"kind\":\"url\"", "\"target\"");
        sources.register(ACME, TOKENS, new NewSource.File("teams.yaml", "kind: Group"));
        assertThat(sent).contains("\"kind\":\"upload\"", "\"name\":\"teams.yaml\"", "\"content\":\"kind: Group\"");
    }

    @Test
    void usualScheduleIsNull() {
        var sources = new SourcesClient(services);
        sources.schedule(ACME, TOKENS, "7", null);
        assertThat(sent).isEqualTo("PATCH /api/tenants/acme/sources/7 {\"everySeconds\":null}");
        sources.schedule(ACME, TOKENS, "7", 300L);
        assertThat(sent).endsWith("{\"everySeconds\":300}");
    }

    @Test
    void contentOfAFileGoesAsYaml() {
        new SourcesClient(services).replace(ACME, TOKENS, "7", "kind: Group\n");
        assertThat(sent).isEqualTo("PUT /api/tenants/acme/sources/7/content kind: Group");
        assertThat(headers).startsWith("text/yaml");
    }

    @Test
    void contentIsHadUnlessItIsTooLong() {
        answer = "\"kind: Group\"";
        var sources = new SourcesClient(services);
        assertThat(sources.content(ACME, TOKENS, "7", 13)).contains("\"kind: Group\"");
        assertThat(sent).startsWith("GET /api/tenants/acme/sources/7/content");
        assertThat(sources.content(ACME, TOKENS, "7", 12)).isEmpty();
    }

    @Test
    void sourcesAreLookedForByWords() {
        answer = "{\"items\":[]}";
        new SourcesClient(services).matching(ACME, TOKENS, "a b");
        assertThat(sent).startsWith("GET /api/tenants/acme/sources?q=a%20b");
    }

    @Test
    void sourceIsReadWithWhatItMayLack() {
        answer = """
                {"id":"7","kind":"git","target":"https://git.test/r#:**/x.yaml","state":"reading","entities":3,
                 "progress":{"phase":"storing","done":2},"git":{"url":"https://git.test/r","pattern":"**/x.yaml"},
                 "errors":[{"message":"no","line":4}]}""";

        var source = new SourcesClient(services).source(ACME, TOKENS, "7");

        assertThat(source.title()).isEqualTo("https://git.test/r");
        assertThat(source.underWay()).isTrue();
        assertThat(source.lastReadAt()).isNull();
        assertThat(source.progress()).contains(new Sources.Progress("storing", 2, null));
        assertThat(source.errors().getFirst().line()).contains(4L);
    }

    @Test
    void writingNamesTheVersionThatWasSeen() {
        var entities = new EntityClient(services);
        var entity = JSON.createObjectNode().put("kind", "Component");
        entities.write(ACME, TOKENS, PAGER, entity, "e7");
        assertThat(sent)
                .isEqualTo("PUT /api/tenants/acme/catalog/entities/by-name/component/default/pager"
                        + " {\"kind\":\"Component\"}");
        assertThat(headers).endsWith(" \"e7\"");
        entities.write(ACME, TOKENS, PAGER, entity, null);
        assertThat(headers).endsWith(" null");
        assertThat(noneMatch).isEqualTo("*");
    }

    @Test
    void pagesOfErrorsAreOneFileWithOneLineOfNames() throws IOException {
        var opened = new ArrayList<String>();
        try (var file = new CsvPages(page("a,b\r\n1,2\r\n", "<?limit=1000&cursor=x%3D>; rel=\"next\""), cursor -> {
            opened.add(cursor);
            return page("a,b\r\n3,4\r\n", null);
        })) {
            assertThat(opened).isEmpty();
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a,b\r\n1,2\r\n3,4\r\n");
        }
        assertThat(opened).containsExactly("x=");
    }

    private static Download page(String text, @Nullable String link) {
        return new Download(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text/csv", -1, link);
    }

    @Test
    void checkTellsBackstagesFaultsInOrder() {
        status = 400;
        answer =
                "{\"errors\":[{\"name\":\"InputError\",\"message\":\"one\"},{\"name\":\"TypeError\",\"message\":\"two\"}]}";

        var faults = new EntityClient(services).check(ACME, TOKENS, JSON.createObjectNode());

        assertThat(faults).containsExactly(new Violation("", "one"), new Violation("", "two"));
    }

    @Test
    void checkThatCannotBeMadeIsNoVerdict() {
        status = 503;
        answer = "{}";
        var entities = new EntityClient(services);
        var entity = JSON.createObjectNode();
        assertThatThrownBy(() -> entities.check(ACME, TOKENS, entity)).isInstanceOf(ProblemException.class);
    }

    @Test
    void historyIsReadWithItsCause() {
        answer = """
                {"items":[{"version":6,"at":"2026-11-28T20:00:00Z","operation":"changed","etag":"e6",
                 "cause":{"kind":"person","person":{"subject":"8f","name":"Ada"}},
                 "differences":[{"path":"/metadata/title","before":"a","after":"b"}]}],"next":"n"}""";

        var page = new EntityClient(services).history(ACME, TOKENS, PAGER, "c");

        assertThat(sent).endsWith("/pager/history?cursor=c");
        var version = page.items().getFirst();
        assertThat(version.version()).isEqualTo("6");
        assertThat(Objects.requireNonNull(version.cause()).who()).contains("Ada");
        assertThat(version.differences()).hasSize(1);
    }

    @Test
    void searchNamesOnlyTheFiltersThatAreSet() {
        answer =
                "{\"items\":[{\"ref\":\"component:default/web\",\"highlights\":{\"name\":\"<mark>w</mark>eb\"}}],\"total\":1}";

        var results =
                new SearchClient(services).search(ACME, TOKENS, new Question("a b", Map.of("tag", "java")), 20, null);

        assertThat(sent).isEqualTo("GET /api/tenants/acme/search?q=a%20b&tag=java&limit=20");
        assertThat(results.items().getFirst().highlight("name")).contains("<mark>w</mark>eb");
        assertThat(results.facets()).isEmpty();
    }

    @Test
    void tokenOfAConnectionGoesOutAndIsInNoText() {
        var connections = new ConnectionsClient(services);
        var made = new NewConnection("github", "github.com", null, null, "ghp_secret");
        connections.add(ACME, TOKENS, made);
        assertThat(sent)
                .isEqualTo("POST /api/tenants/acme/connections"
                        + " {\"kind\":\"github\",\"host\":\"github.com\",\"token\":\"ghp_secret\"}");
        assertThat(made.toString()).doesNotContain("ghp_secret");
        assertThat(new ChangedConnection(null, null, "ghp_secret").toString()).doesNotContain("ghp_secret");
        assertThat(new Connections.Webhook("u", "whs_secret").toString()).doesNotContain("whs_secret");
        connections.change(ACME, TOKENS, "c1", new ChangedConnection(null, null, "other"));
        assertThat(sent).isEqualTo("PUT /api/tenants/acme/connections/c1 {\"token\":\"other\"}");
    }

    @Test
    void importWithoutATokenSendsNone() {
        var imports = new ImportsClient(services);
        answer = "{\"id\":\"i\",\"state\":\"reading\",\"progress\":{\"done\":3,\"total\":9},\"counts\":{\"take\":2}}";

        var one = imports.start(ACME, TOKENS, "https://b.test", "");

        assertThat(sent).isEqualTo("POST /api/tenants/acme/sources/imports {\"url\":\"https://b.test\"}");
        assertThat(one.total()).contains(9L);
        assertThat(one.count("take")).isEqualTo(2);
    }
}
