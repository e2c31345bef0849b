package dev.portolan.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Actions.Action;
import dev.portolan.ui.clients.Events.Query;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire about events, actions and webhooks, and what is read of the answers.
class EventCallsTest {
    private static final TokenSource TOKENS = new TokenSource.Fixed("t");
    private static final Slug ACME = new Slug("acme");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private HttpServer server;
    private Services services;
    private String sent = "";
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sent = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
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
    void eventsAreAskedForByDaysAndCounted() {
        answer = """
                {"items":[{"id":"e1","at":"2026-11-28T20:04:00Z","type":"entity.changed","source":"catalog",
                 "subject":"component:default/web","data":{"fields":["spec"]},"deliveries":2,"failed":1}],"next":"n"}""";
        var day = LocalDate.parse("2026-11-28");
        var query = new Query("entity.*", "portolan/uptime", "", day, day, true);

        var page = new EventsClient(services).events(ACME, TOKENS, query, null);

        assertThat(sent)
                .startsWith("GET /api/tenants/acme/events?")
                .contains("type=entity.*", "since=2026-11-28T00%3A00%3A00Z", "until=2026-11-29T00%3A00%3A00Z")
                .contains("plugin=portolan%2Fuptime", "failed=true")
                .doesNotContain("subject", "cursor");
        assertThat(page.next()).isEqualTo("n");
        assertThat(page.items().getFirst().reactions()).isEqualTo(2);
        assertThat(page.items().getFirst().at()).isEqualTo(Instant.parse("2026-11-28T20:04:00Z"));
    }

    @Test
    void anEventHasWhatCameOfIt() {
        answer = """
                {"id":"e1","at":"2026-11-28T20:04:00Z","type":"x","source":"catalog","data":{},"failed":0,
                 "deliveries":[{"plugin":"portolan/uptime","extension":"h","state":"waiting","attempts":2,
                  "at":"2026-11-28T20:04:01Z","error":"no","nextAt":"2026-11-28T20:05:00Z"}]}""";

        var event = new EventsClient(services).replay(ACME, TOKENS, "e1");

        assertThat(sent).isEqualTo("POST /api/tenants/acme/events/e1/replay {}");
        assertThat(event.reactions()).isEqualTo(1);
        assertThat(event.each().getFirst().nextAt()).isEqualTo(Instant.parse("2026-11-28T20:05:00Z"));
        assertThat(event.each().getFirst().error()).isEqualTo("no");
    }

    @Test
    void anActionIsStartedWithItsEntityAndValues() {
        answer = "{\"run\":\"r1\"}";
        var action = new Action("portolan", "github", "rerun", "Run again", null, null);

        var run = new ActionsClient(services)
                .start(ACME, TOKENS, action, EntityRef.parse("component:default/web"), Map.of("n", 1));

        assertThat(sent)
                .isEqualTo("POST /api/tenants/acme/actions/portolan/github/rerun"
                        + " {\"entity\":\"component:default/web\",\"values\":{\"n\":1}}");
        assertThat(run).isEqualTo("r1");
    }

    @Test
    void aRunIsReadWithWhatItMayLack() {
        answer = """
                {"id":"r1","plugin":"portolan/github","extension":"rerun","title":"Run again","state":"running",
                 "by":{"subject":"a","name":"Ada"},"startedAt":"2026-11-28T20:04:00Z","progress":{"done":1,"total":3},
                 "values":{},"log":[{"at":"2026-11-28T20:04:01Z","level":"info","message":"hello"}]}""";

        var run = new ActionsClient(services).run(ACME, TOKENS, "r1");

        assertThat(sent).isEqualTo("GET /api/tenants/acme/action-runs/r1");
        assertThat(run.running()).isTrue();
        assertThat(run.log()).hasSize(1);
        assertThat(run.progress()).isEqualTo(new Actions.Progress(1, 3, null));
        assertThat(run.result()).isNull();
    }

    @Test
    void addressesAreThoseOfThePlugin() {
        answer = """
                {"items":[{"publisher":"portolan","plugin":"uptime","extension":"a","title":"A","address":"https://x/hooks/t"},
                 {"publisher":"portolan","plugin":"github","extension":"b","title":"B","address":"https://x/hooks/u",
                  "signature":{"kind":"standard","header":"","setting":"config.s","set":false}}]}""";

        var hooks = new HooksClient(services).of(ACME, TOKENS, new PluginId("portolan", "github"));

        assertThat(sent).isEqualTo("GET /api/tenants/acme/webhooks-in");
        assertThat(hooks).hasSize(1);
        assertThat(hooks.getFirst().signature()).isEqualTo(new Hooks.Proof("standard", "", "config.s", false));
        assertThat(hooks.toString()).doesNotContain("hooks/u");
    }
}
