package dev.portolan.plugins.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.portolan.contracts.Topics;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class SecretsTest {
    private static final String SECRET = "s3cr3t-of-acme";

    @Inject
    SecretService secrets;

    @Inject
    TenantScope scope;

    @Inject
    TestPublisher publisher;

    @Test
    void opensWhereItBelongs() {
        var acme = Portal.of("opens").tenant().id();
        var installation = UUID.randomUUID();

        var version = scope.call(acme, () -> secrets.seal(installation, "/token", "https://a.example.com", "one"));

        var opened = scope.call(acme, () -> secrets.open(installation, "/token", version));
        assertThat(opened).isEqualTo(new SecretService.Opened("one", "https://a.example.com"));
        assertThat(opened.toString()).doesNotContain("one");
    }

    @Test
    void aRowCopiedToAnotherTenantDoesNotOpen() throws SQLException {
        var acme = Portal.of("copied").tenant().id();
        var globex = Portal.of("copier").tenant().id();
        var installation = UUID.randomUUID();
        int version = scope.call(acme, () -> secrets.seal(installation, "/token", null, "one"));
        scope.run(globex, () -> secrets.seal(UUID.randomUUID(), "/token", null, "other"));
        copy("insert into secret select gen_random_uuid(), '" + globex + "', installation, field, version, destination,"
                + " sealed, at from secret where installation = '" + installation + "'");

        assertThatThrownBy(() -> scope.call(globex, () -> secrets.open(installation, "/token", version)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a secret does not open here");
    }

    @Test
    void aRowCopiedToAnotherFieldDoesNotOpen() throws SQLException {
        var acme = Portal.of("fields").tenant().id();
        var installation = UUID.randomUUID();
        int version = scope.call(acme, () -> secrets.seal(installation, "/token", null, "one"));
        copy("insert into secret select gen_random_uuid(), tenant_id, installation, '/public', version, destination,"
                + " sealed, at from secret where installation = '" + installation + "'");

        assertThatThrownBy(() -> scope.call(acme, () -> secrets.open(installation, "/public", version)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/installations",
                "/installations/testers/probe",
                "/installations/testers/probe/revisions",
                "/installations/testers/probe/log",
                "/views/testers/probe/widget",
                "/views/testers/probe/fetch",
            })
    void noAnswerHoldsIt(String path) {
        var acme = installed("answers");

        acme.get(path).statusCode(200).body(not(containsString(SECRET)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"installation", "installation_revision", "secret", "plugin_log", "outbox"})
    void noTableHoldsIt(String table) {
        installed("tables").view("testers/probe", "fetch").statusCode(200);

        assertThat(TestDatabase.query("select count(*) from " + table + " t where t::text like '%" + SECRET + "%'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.PLUGIN_STATE, Topics.PLUGIN_EVENTS})
    void noTopicHoldsIt(String topic) {
        var tenant = installed("topics").tenant();
        TestTopics.await(topic, record -> record.key().startsWith(tenant.id().toString()));

        assertThat(TestTopics.read(topic))
                .noneMatch(record ->
                        record.value() != null && new String(record.value(), StandardCharsets.UTF_8).contains(SECRET));
    }

    private Portal installed(String slug) {
        publisher.publish(Probe.files("probe", "1.0.0"));
        var portal = Portal.of("secret-" + slug);
        portal.put("testers/probe", Probe.enabled());
        return portal;
    }

    private static void copy(String sql) throws SQLException {
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
