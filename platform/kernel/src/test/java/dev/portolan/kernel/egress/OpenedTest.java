package dev.portolan.kernel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpHandler;
import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Rule;
import dev.portolan.kernel.egress.Request.Limits;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Answers that are read while they come.
class OpenedTest {
    private static final Limits SMALL = new Limits(1000, Duration.ofMillis(700), 3);
    private static final Limits LARGE = new Limits(20_000_000, Duration.ofSeconds(20), 3);

    private static final Limits PATIENT = new Limits(1000, Duration.ofSeconds(10), 3);

    private static Vertx vertx;

    private final Site site = Site.open();
    private final NamesOf names = new NamesOf().with("app.test", "127.0.0.1");

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    @Test
    void aLargeAnswerComesWhole() throws IOException {
        var bytes = new byte[10_000_000];
        new Random(1).nextBytes(bytes);
        site.on("/large", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes);
        });

        try (var opened = open("/large", LARGE)) {
            assertThat(opened.status()).isEqualTo(200);
            assertThat(opened.body().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void anAnswerThatIsTooLargeEndsInASentence() throws IOException {
        site.on("/large", Site.text("x".repeat(1001)));

        try (var opened = open("/large", SMALL)) {
            assertThatThrownBy(() -> opened.body().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessage("app.test: the answer is larger than 1,000 bytes.");
        }
    }

    @Test
    void whatIsCompressedCountsAsWhatItHolds() throws IOException {
        site.on("/zipped", zipped("x".repeat(1001)));

        try (var opened = open("/zipped", SMALL)) {
            assertThatThrownBy(() -> opened.body().readAllBytes()).hasMessageContaining("larger than 1,000 bytes");
        }
    }

    @Test
    void whatIsCompressedComesInTheClear() throws IOException {
        site.on("/zipped", zipped("hello"));

        try (var opened = open("/zipped", SMALL)) {
            assertThat(opened.body().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("hello");
            assertThat(opened.header("content-encoding")).isEmpty();
        }
    }

    @Test
    void anAnswerThatStallsEndsWhenItsTimeIsUp() throws IOException {
        var end = new CountDownLatch(1);
        site.on("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(end);
        });

        try (var opened = open("/slow", SMALL)) {
            assertThatThrownBy(() -> opened.body().readAllBytes())
                    .hasMessage("app.test: no whole answer within 0.7 s.");
        } finally {
            end.countDown();
        }
    }

    @Test
    void aRedirectIsHandedOut() throws IOException {
        site.on("/old", Site.redirect(302, "https://elsewhere.test/"));

        try (var opened = open("/old", SMALL)) {
            assertThat(opened.status()).isEqualTo(302);
            assertThat(opened.header("location")).hasValue("https://elsewhere.test/");
        }
    }

    @Test
    void whatMayNotBeReachedIsNotOpened() {
        var opened = new GuardedHttp(vertx, EgressSettings.allowing(), names).open(request("/", SMALL));

        assertThat(opened)
                .asInstanceOf(type(Opened.Not.class))
                .extracting(Opened.Not::why)
                .asInstanceOf(type(Refused.class))
                .returns(Rule.ADDRESS, Refused::rule);
    }

    @Test
    void closedAnswersLeaveTheirPlaces() throws IOException {
        site.on("/", Site.text("x".repeat(500)));
        var http = http();

        for (var i = 0; i < 20; i++) {
            var opened = (Opened.Stream) http.open(request("/", SMALL));
            assertThat(opened.body().read()).isEqualTo('x');
            opened.close();
            opened.close();
        }
        var last = (Opened.Stream) http.open(request("/", SMALL));

        assertThat(last.body().readAllBytes()).hasSize(500);
    }

    @Test
    void manyAnswersInManyPartsComeWhole() throws IOException {
        site.on("/parts", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 25; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        });
        var http = http();

        for (var i = 0; i < 200; i++) {
            try (var opened = (Opened.Stream) http.open(request("/parts", PATIENT))) {
                assertThat(opened.body().readAllBytes()).hasSize(25);
            }
        }
    }

    private Opened.Stream open(String path, Limits limits) {
        return (Opened.Stream) http().open(request(path, limits));
    }

    private GuardedHttp http() {
        return new GuardedHttp(vertx, EgressSettings.allowing("app.test:" + site.port()), names);
    }

    private Request request(String path, Limits limits) {
        return Request.get(URI.create("http://app.test:" + site.port() + path))
                .plainHttpToo()
                .within(limits);
    }

    private static HttpHandler zipped(String text) {
        return exchange -> {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(bytes)) {
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bytes.size());
            exchange.getResponseBody().write(bytes.toByteArray());
        };
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
