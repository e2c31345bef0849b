package dev.portolan.plugins.invocations;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Wherever in a request a secret stands, it goes to its own destination and does not come back.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class CredentialUseTest {
    private static final String WEBHOOK = "/mirror/services/T0/B0/s3cr3t?sig=of-acme";

    @Inject
    TestPublisher publisher;

    @Test
    void aPairOfUserAndSecretIsStruckOut() {
        installed("basic", "/mirror", "{secret: 'config.token', as: 'basic', user: 'ann'}", "s3cr3t")
                .view("testers/basic", "fetch")
                .body("view.markdown", equalTo("35 /mirror Basic ••• null"));
    }

    @Test
    void aHeaderOfItsOwnIsStruckOut() {
        installed("header", "/mirror", "{secret: 'config.token', as: 'header', name: 'PRIVATE-TOKEN'}", "s3cr3t")
                .view("testers/header", "fetch")
                .body("view.markdown", equalTo("19 /mirror null •••"));
    }

    @Test
    void aParameterIsStruckOut() {
        installed("parameter", "/mirror?a=b", "{secret: 'config.token', as: 'query', name: 'k'}", "s3/r t")
                .view("testers/parameter", "fetch")
                .body("view.markdown", equalTo("34 /mirror?a=b&k=••• null null"));
    }

    @Test
    void anAddressIsCalledAndStruckOut() {
        installed("hook", "/", "{secret: 'config.token', as: 'url'}", "http://" + ForeignWorld.host() + WEBHOOK)
                .view("testers/hook", "fetch")
                .body("view.markdown", equalTo("51 ••• null null"));
    }

    @Test
    void anAddressThatLeadsElsewhereIsRefusedWithoutAWordOfIt() {
        installed("astray", "/", "{secret: 'config.token', as: 'url'}", "http://127.0.0.1:9/services/s3cr3t")
                .view("testers/astray", "fetch")
                .body(
                        "view.markdown",
                        equalTo("not_permitted: The secret config.token is no address of http://" + ForeignWorld.host()
                                + "."));
    }

    @Test
    void aRedirectElsewhereDoesNotCarryIt() {
        installed("carried", "/away", "{secret: 'config.token', as: 'query', name: 'k'}", "s3cr3t")
                .view("testers/carried", "fetch")
                .body("view.markdown", containsString("not_permitted: "))
                .body("view.markdown", not(containsString("s3cr3t")));
    }

    @Test
    void aPluginWaitsNoLongerThanItSays() {
        installed("hasty", "/silent", "'config.token', timeoutMs: 200", "s3cr3t")
                .view("testers/hasty", "fetch")
                .body("view.markdown", startsWith("unreachable: "))
                .body("view.markdown", containsString("within 0.2 s"));
    }

    @Test
    void aPlaceThatIsNoneIsSaid() {
        installed("placeless", "/mirror", "{secret: 'config.token', as: 'cookie'}", "s3cr3t")
                .view("testers/placeless", "fetch")
                .body("view.markdown", equalTo("invalid: auth.as must be bearer, basic, header, query or url."));
    }

    private Portal installed(String id, String path, String auth, String secret) {
        publisher.publish(calling(id, path, auth));
        var acme = Portal.of("credential-" + id);
        acme.put(
                        "testers/" + id,
                        "{\"enabled\": true, \"configuration\": {\"host\": \"" + ForeignWorld.host()
                                + "\", \"token\": {\"set\": \"" + secret + "\"}}, \"grants\": " + Probe.CONSENT + "}")
                .statusCode(201);
        return acme;
    }

    private static Map<String, String> calling(String id, String path, String auth) {
        var files = new HashMap<>(Probe.files(id, "1.0.0"));
        files.compute(
                "plugin.js", (_, code) -> code.replace("export async function fetch(", """
                    export async function fetch({config}, host) {
                      try {
                        const answer = await host.http.fetch('http://' + config.host + '%s', {auth: %s});
                        return text(answer.headers['x-length'][0] + ' ' + answer.body);
                      } catch (refused) { return text(refused.name + ': ' + refused.message); }
                    }
                    export async function other(\
                    """.formatted(path, auth)));
        return files;
    }
}
