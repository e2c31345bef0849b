package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class BadRequestsTest {
    private static final String PROBE = "testers/probe";
    private static final Portal ACME = Portal.of("bad-requests");

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an array                | [1]                                                                  |
            no JSON                 | {"enabled":                                                          |
            an unknown member       | {"enable": true}                                                     | /enable
            a flag that is text     | {"enabled": "yes"}                                                   | /enabled
            a list as configuration | {"configuration": []}                                                | /configuration
            grants that are text    | {"grants": "all"}                                                    | /grants
            a grant nobody knows    | {"grants": ["catalog.entity.read", "everything"]}                    | /grants/1
            a grant not asked for   | {"grants": ["egress:https://evil.example.com"]}                      | /grants
            a version not there     | {"version": "9.9.9"}                                                 | /version
            a channel not there     | {"channel": "nightly"}                                               | /channel
            pinned and followed     | {"channel": "beta", "version": "1.0.0"}                              | /channel
            a reason too long ago   | {"reason": ""}                                                       | /reason
            an unknown setting      | {"configuration": {"host": "a.example.com", "colour": "red"}}        | /configuration/colour
            a setting of wrong type | {"configuration": {"host": "a.example.com", "level": "three"}}       | /configuration/level
            a setting out of bounds | {"configuration": {"host": "a.example.com", "level": 10}}            | /configuration/level
            a setting not offered   | {"configuration": {"host": "a.example.com", "color": "blue"}}        | /configuration/color
            a secret in the clear   | {"configuration": {"host": "a.example.com", "token": "abc"}}         | /configuration/token
            enabled without consent | {"enabled": true, "configuration": {"host": "a.example.com"}}        | /grants
            enabled as incomplete   | {"enabled": true, "configuration": {}, "grants": ["catalog.entity.read", "egress:http://{config.host}"]} | /configuration/host
            """)
    void isRefusedWithAPointer(String name, String body, String pointer) {
        var rows = TestDatabase.count("installation");

        var answer = ACME.put(PROBE, body)
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://portolan.dev/problems/invalid"));

        if (pointer != null) {
            answer.body("violations[0].pointer", equalTo(pointer));
        }
        assertThat(TestDatabase.count("installation")).isEqualTo(rows);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a revision that is text   | rollback | {"revision": "one"} | /revision
            no revision               | rollback | {}                  | /revision
            a revision that never was | rollback | {"revision": 99}    | /revision
            a negative revision       | rollback | {"revision": -1}    | /revision
            a test of nonsense        | test     | {"configuration": {"level": 10, "host": "a.example.com"}} | /configuration/level
            a test without the host   | test     | {"configuration": {}} | /configuration/host
            """)
    void actionsAreRefusedWithAPointer(String name, String action, String body, String pointer) {
        var acme = Portal.of("bad-actions");
        acme.put(PROBE, "{}");

        acme.post(PROBE, action, body).statusCode(400).body("violations[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @CsvSource({"testers/nothing", "nobody/probe", "UPPER/case"})
    void whatTheMarketplaceDoesNotHaveIsNotFound(String plugin) {
        ACME.put(plugin, "{}").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/installations?cursor=nonsense, cursor",
        "/extensions?point=nowhere, point",
        "/extensions?point=entity.card&entity=%20, entity",
    })
    void badParametersAreNamed(String path, String parameter) {
        ACME.get(path).statusCode(400).body("violations[0].pointer", equalTo(parameter));
    }
}
