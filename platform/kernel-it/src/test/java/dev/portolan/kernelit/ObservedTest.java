package dev.portolan.kernelit;

import static dev.portolan.testkit.TestTenant.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import dev.portolan.streams.TopicFollower;
import dev.portolan.streams.Traces;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.logging.Log;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an operator can see of a request: its trace over HTTP and Kafka, and whose it was in each log line.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ObservedTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final Lines lines = new Lines();

    @Inject
    EventConsumers consumers;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @BeforeEach
    void listen() {
        LogContext.getLogContext().getLogger("").addHandler(lines);
    }

    @AfterEach
    void stop() {
        LogContext.getLogContext().getLogger("").removeHandler(lines);
    }

    @Test
    void aLogLineOfARequestSaysTenantUserAndTrace() {
        add("a line of the log");

        var line = lines.await("note added");
        assertThat(line.path("mdc").path("tenant").asText()).isEqualTo(ACME.id().toString());
        assertThat(line.path("mdc").path("user").asText()).isNotEmpty();
        assertThat(line.path("mdc").path("traceId").asText()).isEqualTo(TRACE);
    }

    @Test
    void anEventCarriesTheTraceOfItsRequest() {
        var id = add("traced");

        var record = TestTopics.await(NoteService.TOPIC, r -> id.equals(r.key()));

        assertThat(CloudEvent.of(record).traceparent())
                .startsWith("00-" + TRACE + "-")
                .isNotEqualTo(TRACEPARENT)
                // The caller wants it recorded; that is ours to decide, and the share is 0.
                .endsWith("-00");
    }

    @Test
    void aFollowerGoesOnInTheTraceOfTheEvent() {
        List<String> traces = new CopyOnWriteArrayList<>();
        try (var follower = new TopicFollower(
                        servers, NoteService.TOPIC, new TopicFollower.Start.End(), InstantSource.system(), record -> {
                            if (Traces.current() != null) {
                                traces.add(Traces.current());
                            }
                        })
                .start()) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(follower::caughtUp);

            add("followed");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> traces.stream().anyMatch(trace -> trace.startsWith("00-" + TRACE + "-")));
        }
    }

    @Test
    void aCallToAnotherServiceCarriesTheTraceOrBeginsOne() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        var service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("traceparent"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        service.start();
        try {
            var address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());

            Traces.continued(TRACEPARENT, "work", () -> call(address));
            call(address);
        } finally {
            service.stop(0);
        }

        assertThat(received).hasSize(2);
        assertThat(received.getFirst()).startsWith("00-" + TRACE + "-").isNotEqualTo(TRACEPARENT);
        assertThat(received.getLast())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain(TRACE);
    }

    @Test
    void aConsumerGoesOnInTheTraceOfTheEvent() {
        List<String> traces = new CopyOnWriteArrayList<>();
        consumers.start("traced", NoteService.TOPIC, (event, data) -> {
            Log.infof("consumed note=%s", new String(data, StandardCharsets.UTF_8));
            traces.add(Traces.current());
        });

        add("consumed with its trace");

        var line = lines.await("consumed note={\"text\":\"consumed with its trace\"}");
        assertThat(line.path("mdc").path("traceId").asText()).isEqualTo(TRACE);
        assertThat(line.path("mdc").path("tenant").asText()).isEqualTo(ACME.id().toString());
        assertThat(traces).anyMatch(trace -> trace.startsWith("00-" + TRACE + "-"));
    }

    @Test
    void nothingOfARequestStaysInTheLinesAfterIt() {
        add("before");
        lines.await("note added");

        Log.info("a line of nobody");

        assertThat(lines.await("a line of nobody").path("mdc").has("tenant")).isFalse();
    }

    private static void call(URI address) {
        try (var client = HttpClient.newHttpClient()) {
            var _ = Traces.send(client, HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String add(String text) {
        return ACME.asOwner()
                .header("traceparent", TRACEPARENT)
                .contentType(ContentType.JSON)
                .body("{\"text\": \"" + text + "\"}")
                .post("/api/tenants/acme/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// The log as production writes it.
    private static final class Lines extends ExtHandler {
        private final List<String> written = new CopyOnWriteArrayList<>();

        Lines() {
            setFormatter(new JsonFormatter());
        }

        @Override
        protected void doPublish(ExtLogRecord record) {
            written.add(getFormatter().format(record));
        }

        JsonNode await(String message) {
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> written.stream()
                                    .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
                                    .filter(line ->
                                            line.path("message").asText().startsWith(message))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }
}
