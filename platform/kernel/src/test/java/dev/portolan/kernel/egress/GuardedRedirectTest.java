package dev.portolan.kernel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Response;
import dev.portolan.kernel.egress.Fetched.Rule;
import dev.portolan.kernel.egress.Request.Limits;
import dev.portolan.kernel.egress.Request.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedRedirectTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @Test
    void aRedirectWithinTheOriginIsFollowed() {
        wire.site().on("/old", Site.redirect(301, "/new")).on("/new", Site.text("here"));

        var fetched = wire.fetch(Request.get(wire.at("app.test", "/old")).withHeader("Authorization", "Bearer t"));

        assertThat(fetched)
                .asInstanceOf(type(Response.class))
                .returns("here", Response::text)
                .returns(wire.at("app.test", "/new"), Response::finalUri);
        assertThat(wire.site().asked().getLast().headers().getFirst("Authorization"))
                .isEqualTo("Bearer t");
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
        wire.site().on("/", Site.redirect(302, location));
        wire.names().with("inside.test", "10.0.0.7");

        var fetched =
                wire.fetch(Request.get(wire.at("app.test", "/")).plainHttpToo().following(_ -> true));

        assertThat(fetched).asInstanceOf(type(Refused.class)).returns(rule, Refused::rule);
    }

    @Test
    void aRedirectToWhereTheCallerMayNotGoIsRefused() {
        wire.site().on("/", Site.redirect(302, "https://elsewhere.test/x"));

        assertThat(wire.fetch(Request.get(wire.at("app.test", "/"))))
                .isEqualTo(new Refused(
                        Rule.REDIRECT, "app.test: it redirects to elsewhere.test, which is not allowed here."));
        assertThat(wire.names().questions()).containsExactly("app.test");
    }

    @Test
    void credentialsStayWithTheirOrigin() {
        wire.site()
                .on("/start", Site.redirect(302, wire.at("other.test", "/end").toString()));
        wire.site().on("/end", Site.text("done"));
        var request = Request.get(wire.at("app.test", "/start"))
                .withHeader("Authorization", "Bearer t")
                .withHeader("Private-Token", "t")
                .withHeader("Cookie", "s=1")
                .withHeader("Accept", "text/plain")
                .following(_ -> true);

        assertThat(wire.fetch(request)).isInstanceOf(Response.class);
        var last = wire.site().asked().getLast().headers();
        assertThat(last).doesNotContainKeys("Authorization", "Private-token", "Cookie");
        assertThat(last.getFirst("Accept")).isEqualTo("text/plain");
    }

    @Test
    void aBodyIsNotSentOnToAnotherOrigin() {
        wire.site().on("/", Site.redirect(307, wire.at("other.test", "/").toString()));
        var request = Request.of(Method.POST, wire.at("app.test", "/"))
                .withBody("secret".getBytes(StandardCharsets.UTF_8), "text/plain")
                .following(_ -> true);

        assertThat(wire.fetch(request)).asInstanceOf(type(Refused.class)).returns(Rule.REDIRECT, Refused::rule);
        assertThat(wire.site().asked()).hasSize(1);
    }

    @Test
    void aPostThatIsRedirectedBecomesAGet() {
        wire.site().on("/form", Site.redirect(303, "/done")).on("/done", Site.text("ok"));
        var request = Request.of(Method.POST, wire.at("app.test", "/form"))
                .withBody("a=1".getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");

        assertThat(wire.fetch(request)).isInstanceOf(Response.class);
        assertThat(wire.site().asked()).extracting(Site.Asked::method).containsExactly("POST", "GET");
        assertThat(wire.site().asked()).extracting(Site.Asked::body).containsExactly("a=1", "");
    }

    @Test
    void endlessRedirectsEnd() {
        wire.site().on("/", Site.redirect(302, "/again"));

        var fetched =
                wire.fetch(Request.get(wire.at("app.test", "/")).within(new Limits(10, Duration.ofSeconds(5), 3)));

        assertThat(fetched)
                .isEqualTo(new Refused(Rule.TOO_MANY_REDIRECTS, "app.test: it redirects more than 3 times."));
        assertThat(wire.site().asked()).hasSize(4);
    }

    @Test
    void aRedirectIsTheAnswerWhereNoneMayBeFollowed() {
        wire.site().on("/", Site.redirect(302, "/again"));

        var fetched =
                wire.fetch(Request.get(wire.at("app.test", "/")).within(new Limits(10, Duration.ofSeconds(5), 0)));

        assertThat(fetched).asInstanceOf(type(Response.class)).returns(302, Response::status);
    }
}
