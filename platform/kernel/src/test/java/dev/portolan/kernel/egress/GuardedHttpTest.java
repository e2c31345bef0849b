package dev.portolan.kernel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Response;
import dev.portolan.kernel.egress.Fetched.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which addresses are reached, and how.
class GuardedHttpTest {
    @RegisterExtension
    final Wire wire = new Wire();

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
        wire.names()
                .with("localhost", "127.0.0.1", "::1")
                .with("metadata.test", "169.254.169.254")
                .with("inside.test", "10.0.0.7")
                .with("half.test", "1.1.1.1", "10.0.0.7");

        var fetched = wire.http(Set.of()).fetch(Request.get(URI.create(uri)).plainHttpToo());

        assertThat(fetched).asInstanceOf(type(Refused.class)).returns(rule, Refused::rule);
    }

    @Test
    void aRefusalDoesNotTellWhereANameLeads() {
        wire.names().with("inside.test", "10.0.0.7");

        var fetched = wire.http(Set.of()).fetch(Request.get(URI.create("https://inside.test/")));

        assertThat(fetched)
                .isEqualTo(new Refused(
                        Rule.ADDRESS,
                        "inside.test: this leads to a private address. Only public addresses can be reached."));
    }

    @Test
    void plainHttpNeedsTheCallersWord() {
        wire.names().with("public.test", "1.1.1.1");

        var fetched = wire.http(Set.of()).fetch(Request.get(URI.create("http://public.test/")));

        assertThat(fetched)
                .isEqualTo(new Refused(Rule.SCHEME, "public.test: only https:// addresses are allowed here."));
    }

    @Test
    void aNameThatDoesNotResolveIsSaidInASentence() {
        var fetched = wire.http(Set.of()).fetch(Request.get(URI.create("https://status.acme.test/health")));

        assertThat(fetched)
                .isEqualTo(new Failed(
                        Fault.UNRESOLVED, "status.acme.test: the name does not resolve. Check the address."));
    }

    @Test
    void anAllowedLocalAddressIsReached() {
        wire.site().on("/hello", Site.text("hello"));

        var fetched = wire.fetch(
                Request.get(wire.at("app.test", "/hello?a=b%20c#part")).withHeader("X-Mine", "1"));

        assertThat(fetched)
                .asInstanceOf(type(Response.class))
                .returns(200, Response::status)
                .returns("hello", Response::text);
        var asked = wire.site().asked().getFirst();
        assertThat(asked.path()).isEqualTo("/hello?a=b%20c");
        assertThat(asked.headers().getFirst("Host"))
                .isEqualTo("app.test:" + wire.site().port());
        assertThat(asked.headers().getFirst("X-mine")).isEqualTo("1");
        assertThat(asked.headers()).doesNotContainKey("Traceparent");
    }

    @Test
    void anAllowanceIsForItsPortAlone() {
        try (var neighbour = Site.open().on("/", Site.text("secret"))) {
            var uri = URI.create("http://app.test:%d/".formatted(neighbour.port()));

            assertThat(wire.fetch(Request.get(uri).plainHttpToo()))
                    .asInstanceOf(type(Refused.class))
                    .returns(Rule.ADDRESS, Refused::rule);
            assertThat(neighbour.asked()).isEmpty();
        }
    }

    @Test
    void theProductsOwnPortsStayClosedEvenWhenListed() {
        wire.site().on("/", Site.text("internal"));
        var config = EgressSettings.allowing("app.test:" + wire.site().port())
                .withOwnPort(wire.site().port());

        var fetched = new GuardedHttp(wire.vertx(), config, wire.names()).fetch(Request.get(wire.at("app.test", "/")));

        assertThat(fetched).asInstanceOf(type(Refused.class)).returns(Rule.PORT, Refused::rule);
        assertThat(wire.site().asked()).isEmpty();
    }

    @Test
    void aNameThatChangesItsMindIsConnectedToWhereItWasVetted() {
        try (var inside = Site.at("127.0.0.2", wire.site().port()).on("/", Site.text("inside"))) {
            wire.site().on("/", Site.text("vetted"));
            wire.names().with("rebind.test", "127.0.0.1").with("rebind.test", "127.0.0.2");
            var config = EgressSettings.allowing("rebind.test:" + wire.site().port());

            var fetched =
                    new GuardedHttp(wire.vertx(), config, wire.names()).fetch(Request.get(wire.at("rebind.test", "/")));

            assertThat(fetched).asInstanceOf(type(Response.class)).returns("vetted", Response::text);
            assertThat(wire.names().questions()).containsExactly("rebind.test");
            assertThat(inside.asked()).isEmpty();
        }
    }

    @Test
    void aNameThatTurnsToLoopbackAfterTheCheckReachesNothingThere() {
        wire.site().on("/", Site.text("inside"));
        wire.names().with("rebind.test", "1.1.1.1").with("rebind.test", "127.0.0.1");

        var fetched = wire.http(Set.of())
                .fetch(Request.get(wire.at("rebind.test", "/")).plainHttpToo().within(Wire.SHORT));

        assertThat(fetched).isInstanceOf(Failed.class);
        assertThat(wire.names().questions()).containsExactly("rebind.test");
        assertThat(wire.site().asked()).isEmpty();
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotAnswer() {
        wire.site().on("/", Site.text("second"));
        wire.names().with("two.test", "127.0.0.9", "127.0.0.1");
        var config = EgressSettings.allowing("two.test:" + wire.site().port());

        var fetched = new GuardedHttp(wire.vertx(), config, wire.names()).fetch(Request.get(wire.at("two.test", "/")));

        assertThat(fetched).asInstanceOf(type(Response.class)).returns("second", Response::text);
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
        var fetched = wire.fetch(Request.get(wire.at("app.test", "/")).withHeader(name, value));

        assertThat(fetched).asInstanceOf(type(Refused.class)).returns(Rule.HEADER, Refused::rule);
        assertThat(wire.site().asked()).isEmpty();
    }

    @Test
    void anInterruptedCallerGetsItsThreadBack() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        wire.site().on("/", _ -> {
            arrived.countDown();
            Wire.await(never);
        });
        var result = new AtomicReference<Fetched>();
        var caller = Thread.ofVirtual().start(() -> result.set(wire.fetch(Request.get(wire.at("app.test", "/")))));
        arrived.await();

        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(result.get()).asInstanceOf(type(Failed.class)).returns(Fault.INTERRUPTED, Failed::fault);
    }

    @Test
    void anEventLoopIsNotBlocked() {
        var outcome = new CompletableFuture<Fetched>();
        wire.vertx().runOnContext(_ -> {
            try {
                outcome.complete(wire.fetch(Request.get(wire.at("app.test", "/"))));
            } catch (IllegalStateException e) {
                outcome.completeExceptionally(e);
            }
        });

        assertThatThrownBy(outcome::join).hasCauseInstanceOf(IllegalStateException.class);
    }
}
