package dev.portolan.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.contracts.Problem.Violation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTest {
    private final List<String> bearers = new ArrayList<>();
    private HttpServer server;
    private URI base;
    private Http http;
    private int status = 200;
    private String body = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            bearers.add(bearer);
            var outdated = bearer.equals("Bearer old");
            var bytes = (outdated ? problem("token-outdated", "") : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(outdated ? 401 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        http = new Http(new OneService(base), json);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void outdatedTokenIsRenewedOnceAndTheCallRepeated() {
        body = "{\"answer\":42}";
        assertThat(get(new Tokens("old", "new")).path("answer").asInt()).isEqualTo(42);
        assertThat(bearers).containsExactly("Bearer old", "Bearer new");
    }

    @Test
    void refusedTwiceIsAProblem() {
        var problem = problemOf(new Tokens("old", "old"));
        assertThat(problem.slug()).isEqualTo("token-outdated");
        assertThat(bearers).hasSize(2);
    }

    @Test
    void problemBodyIsRead() {
        status = 400;
        body = problem("invalid", ",\"violations\":[{\"pointer\":\"/slug\",\"message\":\"is taken\"}]");
        var problem = problemOf(TokenSource.NONE);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("Because. “slug” is taken.");
        assertThat(problem.violations()).containsExactly(new Violation("/slug", "is taken"));
    }

    @Test
    void backstagesEnvelopeIsRead() {
        status = 409;
        body = "{\"error\":{\"name\":\"ConflictError\",\"message\":\"Location already exists\"}}";
        var problem = problemOf(TokenSource.NONE);
        assertThat(problem.slug()).isEqualTo("conflict");
        assertThat(problem.detail()).isEqualTo("Location already exists");
    }

    @Test
    void whatIsNoJsonIsNeverShown() {
        status = 502;
        body = "<html>proxy</html>";
        assertThat(problemOf(TokenSource.NONE).detail()).doesNotContain("proxy").contains("does not answer");
    }

    @Test
    void serviceThatIsAwayIsUnavailable() {
        server.stop(0);
        assertThat(problemOf(TokenSource.NONE).slug()).isEqualTo("unavailable");
    }

    @Test
    void fileIsHandedOnWithItsType() throws IOException {
        body = "a;b\n1;2\n";
        try (var file =
                http.download(Http.Service.CATALOG, Address.of(base, "x"), new Tokens("old", "new"), "text/csv")) {
            assertThat(file.content().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(body);
            assertThat(file.type()).isEqualTo("text/csv");
            assertThat(file.bytes()).isEqualTo(8);
        }
        assertThat(bearers).containsExactly("Bearer old", "Bearer new");
    }

    @Test
    void fileOverTheLimitBreaksOff() throws IOException {
        body = "x".repeat(40);
        try (var file = http.download(Http.Service.CATALOG, Address.of(base, "x"), TokenSource.NONE, "text/csv")) {
            assertThat(catchThrowableOfType(
                            IOException.class, () -> file.content().readAllBytes()))
                    .isNotNull();
        }
    }

    @Test
    void refusedFileIsAProblem() {
        status = 404;
        body = problem("not-found", "");
        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> http.download(Http.Service.CATALOG, Address.of(base, "x"), TokenSource.NONE, "text/csv"));
        assertThat(problem.notFound()).isTrue();
    }

    private JsonNode get(TokenSource tokens) {
        return http.get(Http.Service.CATALOG, Address.of(base, "x"), tokens, JsonNode.class);
    }

    private ProblemException problemOf(TokenSource tokens) {
        return catchThrowableOfType(ProblemException.class, () -> get(tokens));
    }

    private static String problem(String slug, String more) {
        return "{\"type\":\"https://portolan.dev/problems/" + slug + "\",\"title\":\"T\",\"detail\":\"Because.\"" + more
                + "}";
    }

    private record Tokens(String current, String renewed) implements TokenSource {}
}
