package dev.portolan.kernel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpHandler;
import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Response;
import dev.portolan.kernel.egress.Fetched.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are too large, too slow or broken.
class GuardedAnswerTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatIsTooLargeIsCutOff(boolean announced) {
        wire.site().on("/", exchange -> {
            exchange.sendResponseHeaders(200, announced ? 1_000_000 : 0);
            exchange.getResponseBody().write(new byte[1_000_000]);
        });

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/")).within(Wire.SHORT)))
                .isEqualTo(new Refused(Rule.TOO_LARGE, "app.test: the answer is larger than 1,000 bytes."));
    }

    @Test
    void anAnswerOfExactlyTheLimitIsWhole() {
        wire.site().on("/", Site.text("x".repeat(1000)));

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/")).within(Wire.SHORT)))
                .asInstanceOf(type(Response.class))
                .returns(1000, response -> response.body().length);
    }

    @Test
    void gzipIsUndone() {
        wire.site().on("/", zipped("hello"));

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/"))))
                .asInstanceOf(type(Response.class))
                .returns("hello", Response::text)
                .returns(Optional.empty(), response -> response.header("Content-Encoding"));
    }

    @Test
    void aGzipBombIsTooLarge() {
        wire.site().on("/", zipped("0".repeat(500_000)));

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/")).within(Wire.SHORT)))
                .asInstanceOf(type(Refused.class))
                .returns(Rule.TOO_LARGE, Refused::rule);
    }

    @Test
    void brokenGzipIsABrokenAnswer() {
        wire.site().on("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            Site.text("this is no gzip").handle(exchange);
        });

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/"))))
                .asInstanceOf(type(Failed.class))
                .returns(Fault.BROKEN, Failed::fault);
    }

    @Test
    void aSlowBodyRunsIntoTheTotalTime() {
        var never = new CountDownLatch(1);
        wire.site().on("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            Wire.await(never);
        });

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/")).within(Wire.SHORT)))
                .isEqualTo(new Failed(Fault.TIMEOUT, "app.test: no whole answer within 0.7 s."));
    }

    @Test
    void slowHeadersRunIntoTheTotalTime() {
        var never = new CountDownLatch(1);
        wire.site().on("/", _ -> Wire.await(never));

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/")).within(Wire.SHORT)))
                .asInstanceOf(type(Failed.class))
                .returns(Fault.TIMEOUT, Failed::fault);
    }

    @Test
    void aNameServerThatHangsRunsIntoTheTotalTime() {
        var never = new CountDownLatch(1);
        Resolver hanging = _ -> {
            Wire.await(never);
            return List.of();
        };

        var fetched = new GuardedHttp(wire.vertx(), EgressSettings.allowing(), hanging)
                .fetch(Request.get(URI.create("https://app.test/")).within(Wire.SHORT));

        assertThat(fetched).asInstanceOf(type(Failed.class)).returns(Fault.TIMEOUT, Failed::fault);
    }

    @Test
    void headersThatAreTooLongBreakTheAnswer() {
        wire.site().on("/", exchange -> {
            exchange.getResponseHeaders().add("X-Long", "x".repeat(20_000));
            Site.text("hello").handle(exchange);
        });

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/"))))
                .asInstanceOf(type(Failed.class))
                .returns(Fault.BROKEN, Failed::fault);
    }

    @Test
    void anAnswerThatEndsEarlyIsBroken() throws IOException {
        try (var server = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> answerOnce(server, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"));
            var uri = URI.create("http://app.test:%d/".formatted(server.getLocalPort()));

            var fetched = wire.http(Set.of(server.getLocalPort())).fetch(Request.get(uri));

            assertThat(fetched).asInstanceOf(type(Failed.class)).returns(Fault.BROKEN, Failed::fault);
        }
    }

    @Test
    void whereNobodyListensNothingAnswers() {
        var port = wire.site().port();
        wire.site().close();

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/"))))
                .isEqualTo(new Failed(Fault.UNREACHABLE, "app.test: nothing answers at port %d.".formatted(port)));
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

    private static void answerOnce(ServerSocket server, String bytes) {
        try (var socket = server.accept()) {
            socket.getInputStream().readNBytes(20);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
