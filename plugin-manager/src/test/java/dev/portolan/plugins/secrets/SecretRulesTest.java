package dev.portolan.plugins.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for secrets whatever is done with them: sealed where they belong, never told, set, kept, cleared, for one
/// address.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class SecretRulesTest {
    private static final String PROBE = "testers/probe";
    private static final String SECRET = "s3cr3t-of-acme";

    @Inject
    SecretService secrets;

    @Inject
    TenantScope scope;

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
    }

    /// The associated data is tenant, installation, field and version: each of them counts.
    @ParameterizedTest
    @CsvSource({
        "another installation, gen_random_uuid(), field, version",
        "another field, installation, '''/public''', version",
        "another version, installation, field, version + 1",
    })
    void aRowCopiedWithinItsTenantDoesNotOpen(String name, String installation, String field, String version)
            throws SQLException {
        var acme = Portal.of("rules-copied").tenant().id();
        var mine = UUID.randomUUID();
        int sealed = scope.call(acme, () -> secrets.seal(mine, "/token", null, "one"));
        var copy = execute("insert into secret select gen_random_uuid(), tenant_id, %s, %s, %s, destination, sealed, at"
                        .formatted(installation, field.replace("''", "'"), version)
                + " from secret where installation = '" + mine + "' and version = " + sealed
                + " returning installation::text || ' ' || field || ' ' || version");
        var place = copy.split(" ", -1);

        assertThatThrownBy(() -> scope.call(
                        acme, () -> secrets.open(UUID.fromString(place[0]), place[1], Integer.parseInt(place[2]))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a secret does not open here");
    }

    @Test
    void theKeyOfATenantOpensForNoOther() throws SQLException {
        var acme = Portal.of("rules-key-a").tenant().id();
        var globex = Portal.of("rules-key-b").tenant().id();
        var installation = UUID.randomUUID();
        int version = scope.call(acme, () -> secrets.seal(installation, "/token", null, "one"));
        scope.run(globex, () -> secrets.seal(installation, "/token", null, "two"));
        execute("update tenant_key set sealed = (select sealed from tenant_key where tenant_id = '" + acme
                + "') where tenant_id = '" + globex + "' returning 'x'");
        execute("update secret set sealed = (select sealed from secret where tenant_id = '" + acme
                + "' and installation = '" + installation + "') where tenant_id = '" + globex + "' returning 'x'");

        assertThatThrownBy(() -> scope.call(globex, () -> secrets.open(installation, "/token", version)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noAnswerToAChangeHoldsIt() {
        var acme = Portal.of("rules-answers");
        quiet(acme.put(PROBE, Probe.enabled())).statusCode(201);
        quiet(acme.json(Probe.enabled())
                        .put(acme.path("/installations/" + PROBE + "?dryRun=true"))
                        .then())
                .statusCode(200);
        quiet(acme.patch(PROBE, "{\"configuration\": {\"token\": {\"set\": \"" + SECRET + "-2\"}}}"))
                .statusCode(200);
        quiet(acme.patch(PROBE, "{\"configuration\": {\"level\": 70, \"token\": {\"set\": \"" + SECRET + "-3\"}}}"))
                .statusCode(400);
        quiet(acme.patch(PROBE, "{\"configuration\": {\"token\": \"" + SECRET + "\"}}"))
                .statusCode(400)
                .body("violations.pointer", hasItem("/configuration/token"));
        quiet(acme.patch(PROBE, "{\"enabled\": false, \"configuration\": {\"level\": 2}}"))
                .statusCode(200);
        quiet(acme.post(PROBE, "rollback", "{\"revision\": 1}")).statusCode(200);
        quiet(acme.post(PROBE, "test", "{\"configuration\": " + Probe.configuration() + "}"))
                .statusCode(200);
        quiet(acme.get("/plugin-set")).statusCode(200).body(containsString("# /token is a secret and is set"));
        quiet(acme.get("/installations/" + PROBE + "/revisions")).statusCode(200);
        quiet(acme.delete(PROBE)).statusCode(202);
        quiet(acme.get("/installations?retained=true")).statusCode(200);
        quiet(acme.post(PROBE, "restore", "{}")).statusCode(200);
    }

    @Test
    void itIsSetKeptAndCleared() {
        var acme = Portal.of("rules-changes");
        acme.put(PROBE, Probe.enabled()).body("configuration.token", equalTo(Map.of("set", true)));
        var plain = "{\"configuration\": {\"host\": \"" + ForeignWorld.host() + "\", \"level\": %d%s}}";

        acme.put(PROBE, plain.formatted(1, "")).body("configuration.token.set", equalTo(true));
        acme.put(PROBE, plain.formatted(2, ", \"token\": {\"keep\": true}"))
                .body("configuration.token.set", equalTo(true));
        acme.put(PROBE, plain.formatted(3, ", \"token\": {\"set\": true}"))
                .body("configuration.token.set", equalTo(true));
        assertThat(length(acme)).isEqualTo(("Bearer " + SECRET).length());
        acme.put(PROBE, plain.formatted(3, ", \"token\": {\"set\": \"short\"}"))
                .body("configuration.token.set", equalTo(true));
        assertThat(length(acme)).isEqualTo("Bearer short".length());
        acme.put(PROBE, plain.formatted(3, ", \"token\": {\"clear\": true}"))
                .body("configuration.token", equalTo(Map.of("set", false)));
        acme.post(PROBE, "test", "{}")
                .body("ok", equalTo(false))
                .body("message", containsString("config.token is not set"));
        acme.get("/installations/" + PROBE + "/revisions")
                .body("items[0].diff[0].before", equalTo("changed"))
                .body("items[0].diff.path", hasItem("/configuration/token"));
    }

    @Test
    void aRollbackDoesNotBringBackWhatWasCleared() {
        var acme = Portal.of("rules-cleared");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.patch(PROBE, "{\"configuration\": {\"level\": 2, \"token\": {\"clear\": true}}}")
                .statusCode(200);

        acme.post(PROBE, "rollback", "{\"revision\": 1}")
                .statusCode(200)
                .body("configuration.level", equalTo(5))
                .body("configuration.token.set", equalTo(false));
    }

    @Test
    void aPluginSeesOnlyWhetherItIsSet() {
        var acme = Portal.of("rules-code");
        acme.put(PROBE, Probe.enabled()).statusCode(201);

        quiet(acme.view(PROBE, "widget"))
                .statusCode(200)
                .body("view.markdown", containsString("\"token\":{\"set\":true}"));
    }

    @Test
    void anUnsavedSecretGoesNowhereButToItsAddress() {
        var acme = Portal.of("rules-unsaved");

        quiet(acme.post(
                        PROBE,
                        "test",
                        "{\"configuration\": {\"host\": \"127.0.0.1:9\", \"token\": {\"set\": \"" + SECRET
                                + "\"}}, \"grants\": " + Probe.CONSENT + "}"))
                .statusCode(200)
                .body("ok", equalTo(false));
    }

    @Test
    void aSecretThatWasSetForNoAddressYetIsNotSentToTheFirstThatComes() {
        var acme = Portal.of("rules-early");
        acme.put(PROBE, "{\"configuration\": {\"token\": {\"set\": \"" + SECRET + "\"}}}")
                .statusCode(201)
                .body("desired", equalTo("needs_configuration"));

        acme.patch(PROBE, "{\"configuration\": {\"host\": \"" + ForeignWorld.host() + "\"}}")
                .statusCode(400)
                .body("violations[0].message", containsString("was set for no address; set it again for"));
    }

    @Test
    void nothingIsLeftOfItWhereItIsPurged() throws SQLException {
        var acme = Portal.of("rules-purged");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.delete(PROBE).statusCode(202);
        var count = "select count(*) from secret where tenant_id = '"
                + acme.tenant().id() + "'";
        assertThat(TestDatabase.query(count)).isEqualTo(1);
        execute("update installation set uninstalled_at = now() - interval '31 days' where tenant_id = '"
                + acme.tenant().id() + "' returning 'x'");

        acme.put(PROBE, "{}").statusCode(201).body("configuration.token.set", equalTo(false));

        assertThat(TestDatabase.query(count)).isZero();
    }

    private static ValidatableResponse quiet(ValidatableResponse response) {
        return response.body(not(containsString(SECRET)));
    }

    private static int length(Portal portal) {
        String message = portal.post(PROBE, "test", "{}").extract().path("message");
        return Integer.parseInt(message.replaceAll("\\D", ""));
    }

    private static String execute(String sql) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
