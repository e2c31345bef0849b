package dev.portolan.kernel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpHandler;
import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Response;
import dev.portolan.kernel.egress.Fetched.Rule;
import dev.portolan.kernel.egress.Request.Limits;
import dev.portolan.kernel.egress.Request.Method;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpTest {
    private static final Limits SHORT = new Limits(1000, Duration.ofMillis(700), 3);

    private static Vertx vertx;

    private final Site site = Site.open();
    private final NamesOf names = new NamesOf().with("app.test", "127.0.0.1").with("other.test", "127.0.0.1");

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://localhost/                 | ADDRESS
            https://127.0.0.1/                | ADDRESS
            https://127.0.0.1./               | URL
            https://127.1/                    | URL
            https://2130706433/               | URL
            https://0x7f.1/                   | URL
            https://0x7f000001/               | URL
            https://0177.0.0.1/               | URL
            https://010.0.0.1/                | URL
            https://[::1]/                    | ADDRESS
            https://[::ffff:127.0.0.1]/       | ADDRESS
            https://[::ffff:7f00:1]/          | ADDRESS
            https://[::127.0.0.1]/            | ADDRESS
            https://[64:ff9b::10.0.0.1]/      | ADDRESS
            https://[2002:7f00:1::]/          | ADDRESS
            https://[fe80::1%25eth0]/         | URL
            https://169.254.169.254/latest    | ADDRESS
            https://metadata.test/            | ADDRESS
            https://inside.test/              | ADDRESS
            https://half.test/                | ADDRESS
            https://0/                        | URL
            https:///etc                      | URL
            https://a_b.test/                 | URL
            https://app.test:0/               | URL
            https://app.test:70000/           | URL
            https://app.test:22/              | PORT
            https://app.test:25/              | PORT
            https://app.test:6379/            | PORT
            https://app.test:11211/           | PORT
            https://user:word@app.test/       | USER_INFO
            https://app.test@inside.test/     | USER_INFO
            ftp://app.test/                   | SCHEME
            file:///etc/passwd                | SCHEME
            gopher://app.test/                | SCHEME
            /relative                         | SCHEME
            """)
    void addressesThatAreNotPublicWebServersAreRefused(String uri, Rule rule) {
        names.with("localhost", "127.0.0.1", "::1")
                .with("metadata.test", "169.254.169.254")
                .with("inside.test", "10.0.0.7")
                .with("half.test", "1.1.1.1", "10.0.0.7");

        var fetched = http(Set.of()).fetch(Request.get(URI.create(uri)).plainHttpToo());

        assertThat(fetched).asInstanceOf(type(Refused.class)).returns(rule, Refused::rule);
    }

    @Test
    void aRefusalDoesNotTellWhereANameLeads() {
        names.with("inside.test", "10.0.0.7");

        var fetched = http(Set.of()).fetch(Request.get(URI.create("https://inside.test/")));

        assertThat(fetched)
                .isEqualTo(new Refused(
                        Rule.ADDRESS,
                        "inside.test: this leads to a private address. Only public addresses can be reached."));
    }

    @Test
    void plainHttpNeedsTheCallersWord() {
        names.with("public.test", "1.1.1.1");

        var fetched = http(Set.of()).fetch(Request.get(URI.create("http://public.test/")));

        assertThat(fetched)
                .isEqualTo(new Refused(Rule.SCHEME, "public.test: only https:// addresses are allowed here."));
    }

    @Test
    void aNameThatDoesNotResolveIsSaidInASentence() {
        var fetched = http(Set.of()).fetch(Request.get(URI.create("https://status.acme.test/health")));

        assertThat(fetched)
                .isEqualTo(new Failed(
                        Fault.UNRESOLVED, "status.acme.test: the name does not resolve. Check the address."));
    }

    @Test
    void anAllowedLocalAddressIsReached() {
        site.on("/hello", Site.text("hello"));

        var fetched = fetch(Request.get(at("app.test", "/hello?a=b%20c#part")).withHeader("X-Mine", "1"));

        assertThat(fetched)
                .asInstanceOf(type(Response.class))
                .returns(200, Response::status)
                .returns("hello", Response::text);
        var asked = site.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/hello?a=b%20c");
        assertThat(asked.headers().getFirst("Host")).isEqualTo("app.test:" + site.port());
        assertThat(asked.headers().getFirst("X-mine")).isEqualTo("1");
        assertThat(asked.headers()).doesNotContainKey("Traceparent");
    }

    @Test
    void anAllowanceIsForItsPortAlone() {
        try (var neighbour = Site.open().on("/", Site.text("secret"))) {
            var uri = URI.create("http://app.test:%d/".formatted(neighbour.port()));

            assertThat(fetch(Request.get(uri).plainHttpToo()))
                    .asInstanceOf(type(Refused.class))
                    .returns(Rule.ADDRESS, Refused::rule);
            assertThat(neighbour.asked()).isEmpty();
        }
    }

    @Test
    void theProductsOwnPortsStayClosedEvenWhenListed() {
        site.on("/", Site.text("internal"));
        var config = EgressSettings.allowing("app.test:" + site.port()).withOwnPort(site.port());

        var fetched = new GuardedHttp(vertx, config, names).fetch(Request.get(at("app.test", "/")));

        assertThat(fetched).asInstanceOf(type(Refused.class)).returns(Rule.PORT, Refused::rule);
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void aNameThatChangesItsMindIsConnectedToWhereItWasVetted() {
        try (var inside = Site.at("127.0.0.2", site.port()).on("/", Site.text("inside"))) {
            site.on("/", Site.text("vetted"));
            names.with("rebind.test", "127.0.0.1").with("rebind.test", "127.0.0.2");
            var config = EgressSettings.allowing("rebind.test:" + site.port());

            var fetched = new GuardedHttp(vertx, config, names).fetch(Request.get(at("rebind.test", "/")));

            assertThat(fetched).asInstanceOf(type(Response.class)).returns("vetted", Response::text);
            assertThat(names.questions()).containsExactly("rebind.test");
            assertThat(inside.asked()).isEmpty();
        }
    }

    @Test
    void aNameThatTurnsToLoopbackAfterTheCheckReachesNothingThere() {
        site.on("/", Site.text("inside"));
        names.with("rebind.test", "1.1.1.1").with("rebind.test", "127.0.0.1");

        var fetched = http(Set.of())
                .fetch(Request.get(at("rebind.test", "/")).plainHttpToo().within(SHORT));

        assertThat(fetched).isInstanceOf(Failed.class);
        assertThat(names.questions()).containsExactly("rebind.test");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotAnswer() {
        site.on("/", Site.text("second"));
        names.with("two.test", "127.0.0.9", "127.0.0.1");
        var config = EgressSettings.allowing("two.test:" + site.port());

        var fetched = new GuardedHttp(vertx, config, names).fetch(Request.get(at("two.test", "/")));

        assertThat(fetched).asInstanceOf(type(Response.class)).returns("second", Response::text);
    }

    @Test
    void aRedirectWithinTheOriginIsFollowed() {
        site.on("/old", Site.redirect(301, "/new")).on("/new", Site.text("here"));

        var fetched = fetch(Request.get(at("app.test", "/old")).withHeader("Authorization", "Bearer t"));

        assertThat(fetched)
                .asInstanceOf(type(Response.class))
                .returns("here", Response::text)
                .returns(at("app.test", "/new"), Response::finalUri);
        assertThat(site.asked().getLast().headers().getFirst("Authorization")).isEqualTo("Bearer t");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/,        ADDRESS",
        "https://[::1]/,           ADDRESS",
        "https://inside.test/,     ADDRESS",
        "https://0x7f.1/,          REDIRECT",
        "https://127.1/,           REDIRECT",
        "file:///etc/passwd,       REDIRECT",
        "https://u:p@other.test/,  USER_INFO",
        "not a url,                REDIRECT"
    })
    void aRedirectIsVettedLikeAnyAddress(String location, Rule rule) {
        site.on("/", Site.redirect(302, location));
        names.with("inside.test", "10.0.0.7");

        var fetched = fetch(Request.get(at("app.test", "/")).plainHttpToo().following(_ -> true));

        assertThat(fetched).asInstanceOf(type(Refused.class)).returns(rule, Refused::rule);
    }

    @Test
    void aRedirectToWhereTheCallerMayNotGoIsRefused() {
        site.on("/", Site.redirect(302, "https://elsewhere.test/x"));

        assertThat(fetch(Request.get(at("app.test", "/"))))
                .isEqualTo(new Refused(
                        Rule.REDIRECT, "app.test: it redirects to elsewhere.test, which is not allowed here."));
        assertThat(names.questions()).containsExactly("app.test");
    }

    @Test
    void credentialsStayWithTheirOrigin() {
        site.on("/start", Site.redirect(302, at("other.test", "/end").toString()));
        site.on("/end", Site.text("done"));
        var request = Request.get(at("app.test", "/start"))
                .withHeader("Authorization", "Bearer t")
                .withHeader("Private-Token", "t")
                .withHeader("Cookie", "s=1")
                .withHeader("Accept", "text/plain")
                .following(_ -> true);

        assertThat(fetch(request)).isInstanceOf(Response.class);
        var last = site.asked().getLast().headers();
        assertThat(last).doesNotContainKeys("Authorization", "Private-token", "Cookie");
        assertThat(last.getFirst("Accept")).isEqualTo("text/plain");
    }

    @Test
    void aBodyIsNotSentOnToAnotherOrigin() {
        site.on("/", Site.redirect(307, at("other.test", "/").toString()));
        var request = Request.of(Method.POST, at("app.test", "/"))
                .withBody("secret".getBytes(StandardCharsets.UTF_8), "text/plain")
                .following(_ -> true);

        assertThat(fetch(request)).asInstanceOf(type(Refused.class)).returns(Rule.REDIRECT, Refused::rule);
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void aPostThatIsRedirectedBecomesAGet() {
        site.on("/form", Site.redirect(303, "/done")).on("/done", Site.text("ok"));
        var request = Request.of(Method.POST, at("app.test", "/form"))
                .withBody("a=1".getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");

        assertThat(fetch(request)).isInstanceOf(Response.class);
        assertThat(site.asked()).extracting(Site.Asked::method).containsExactly("POST", "GET");
        assertThat(site.asked()).extracting(Site.Asked::body).containsExactly("a=1", "");
    }

    @Test
    void endlessRedirectsEnd() {
        site.on("/", Site.redirect(302, "/again"));

        var fetched = fetch(Request.get(at("app.test", "/")).within(new Limits(10, Duration.ofSeconds(5), 3)));

        assertThat(fetched)
                .isEqualTo(new Refused(Rule.TOO_MANY_REDIRECTS, "app.test: it redirects more than 3 times."));
        assertThat(site.asked()).hasSize(4);
    }

    @Test
    void aRedirectIsTheAnswerWhereNoneMayBeFollowed() {
        site.on("/", Site.redirect(302, "/again"));

        var fetched = fetch(Request.get(at("app.test", "/")).within(new Limits(10, Duration.ofSeconds(5), 0)));

        assertThat(fetched).asInstanceOf(type(Response.class)).returns(302, Response::status);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatIsTooLargeIsCutOff(boolean announced) {
        site.on("/", exchange -> {
            exchange.sendResponseHeaders(200, announced ? 1_000_000 : 0);
            exchange.getResponseBody().write(new byte[1_000_000]);
        });

        assertThat(fetch(Request.get(at("app.test", "/")).within(SHORT)))
                .isEqualTo(new Refused(Rule.TOO_LARGE, "app.test: the answer is larger than 1,000 bytes."));
    }

    @Test
    void anAnswerOfExactlyTheLimitIsWhole() {
        site.on("/", Site.text("x".repeat(1000)));

        assertThat(fetch(Request.get(at("app.test", "/")).within(SHORT)))
                .asInstanceOf(type(Response.class))
                .returns(1000, response -> response.body().length);
    }

    @Test
    void gzipIsUndone() {
        site.on("/", zipped("hello"));

        assertThat(fetch(Request.get(at("app.test", "/"))))
                .asInstanceOf(type(Response.class))
                .returns("hello", Response::text)
                .returns(Optional.empty(), response -> response.header("Content-Encoding"));
    }

    @Test
    void aGzipBombIsTooLarge() {
        site.on("/", zipped("0".repeat(500_000)));

        assertThat(fetch(Request.get(at("app.test", "/")).within(SHORT)))
                .asInstanceOf(type(Refused.class))
                .returns(Rule.TOO_LARGE, Refused::rule);
    }

    @Test
    void brokenGzipIsABrokenAnswer() {
        site.on("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            Site.text("this is no gzip").handle(exchange);
        });

        assertThat(fetch(Request.get(at("app.test", "/"))))
                .asInstanceOf(type(Failed.class))
                .returns(Fault.BROKEN, Failed::fault);
    }

    @Test
    void aSlowBodyRunsIntoTheTotalTime() {
        var never = new CountDownLatch(1);
        site.on("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            await(never);
        });

        assertThat(fetch(Request.get(at("app.test", "/")).within(SHORT)))
                .isEqualTo(new Failed(Fault.TIMEOUT, "app.test: no whole answer within 0.7 s."));
    }

    @Test
    void slowHeadersRunIntoTheTotalTime() {
        var never = new CountDownLatch(1);
        site.on("/", _ -> await(never));

        assertThat(fetch(Request.get(at("app.test", "/")).within(SHORT)))
                .asInstanceOf(type(Failed.class))
                .returns(Fault.TIMEOUT, Failed::fault);
    }

    @Test
    void aNameServerThatHangsRunsIntoTheTotalTime() {
        var never = new CountDownLatch(1);
        Resolver hanging = _ -> {
            await(never);
            return List.of();
        };

        var fetched = new GuardedHttp(vertx, EgressSettings.allowing(), hanging)
                .fetch(Request.get(URI.create("https://app.test/")).within(SHORT));

        assertThat(fetched).asInstanceOf(type(Failed.class)).returns(Fault.TIMEOUT, Failed::fault);
    }

    @Test
    void headersThatAreTooLongBreakTheAnswer() {
        site.on("/", exchange -> {
            exchange.getResponseHeaders().add("X-Long", "x".repeat(20_000));
            Site.text("hello").handle(exchange);
        });

        assertThat(fetch(Request.get(at("app.test", "/"))))
                .asInstanceOf(type(Failed.class))
                .returns(Fault.BROKEN, Failed::fault);
    }

    @Test
    void anAnswerThatEndsEarlyIsBroken() throws IOException {
        try (var server = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> answerOnce(server, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"));
            var uri = URI.create("http://app.test:%d/".formatted(server.getLocalPort()));

            var fetched = http(Set.of(server.getLocalPort())).fetch(Request.get(uri));

            assertThat(fetched).asInstanceOf(type(Failed.class)).returns(Fault.BROKEN, Failed::fault);
        }
    }

    @Test
    void whereNobodyListensNothingAnswers() {
        var port = site.port();
        site.close();

        assertThat(fetch(Request.get(at("app.test", "/"))))
                .isEqualTo(new Failed(Fault.UNREACHABLE, "app.test: nothing answers at port %d.".formatted(port)));
    }

    @ParameterizedTest
    @CsvSource({
        "Host, inside.test",
        "Transfer-Encoding, chunked",
        "Content-Length, 3",
        "Connection, upgrade",
        "Upgrade, h2c",
        "Proxy-Authorization, x",
        "Bad Name, x",
        "X-Split, 'a\r\nHost: b'"
    })
    void headersThatFrameTheMessageAreRefused(String name, String value) {
        var fetched = fetch(Request.get(at("app.test", "/")).withHeader(name, value));

        assertThat(fetched).asInstanceOf(type(Refused.class)).returns(Rule.HEADER, Refused::rule);
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void anInterruptedCallerGetsItsThreadBack() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        site.on("/", _ -> {
            arrived.countDown();
            await(never);
        });
        var result = new AtomicReference<Fetched>();
        var caller = Thread.ofVirtual().start(() -> result.set(fetch(Request.get(at("app.test", "/")))));
        arrived.await();

        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(result.get()).asInstanceOf(type(Failed.class)).returns(Fault.INTERRUPTED, Failed::fault);
    }

    @Test
    void anEventLoopIsNotBlocked() {
        var outcome = new CompletableFuture<Fetched>();
        vertx.runOnContext(_ -> {
            try {
                outcome.complete(fetch(Request.get(at("app.test", "/"))));
            } catch (IllegalStateException e) {
                outcome.completeExceptionally(e);
            }
        });

        assertThatThrownBy(outcome::join).hasCauseInstanceOf(IllegalStateException.class);
    }

    private Fetched fetch(Request request) {
        return http(Set.of(site.port())).fetch(request);
    }

    private GuardedHttp http(Set<Integer> ports) {
        var allowed = ports.stream()
                .flatMap(port -> Stream.of("app.test:" + port, "other.test:" + port))
                .toArray(String[]::new);
        return new GuardedHttp(vertx, EgressSettings.allowing(allowed), names);
    }

    private URI at(String host, String path) {
        return URI.create("http://%s:%d%s".formatted(host, site.port(), path));
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
