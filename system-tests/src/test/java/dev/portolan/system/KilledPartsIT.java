package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` of any one part loses nothing: the launcher starts it again, a sign-up under way finishes, a toggle holds.
@Order(90)
@Timeout(600)
class KilledPartsIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String ANNOUNCEMENTS = "/api/tenants/acme/installations/portolan/announcements";

    private final Stack stack = Stack.demo();

    @ParameterizedTest
    @ValueSource(strings = {"tenant-service", "catalog-service", "plugin-manager", "kafka", "postgres", "keycloak"})
    void aSignUpFinishesAllTheSame(String part) {
        var company = Company.of(stack, "killed-" + part);
        var link = company.ask();
        var pid = stack.part(part).path("pid").asLong();
        var confirming = Thread.ofVirtual().start(() -> company.confirm(link, PASSWORD));

        stack.kill9(part);

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !confirming.isAlive());
        company.awaitActive(link);
        stack.awaitReplaced(part, pid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin-manager", "kafka", "postgres", "web-ui"})
    void aToggleHolds(String part) {
        var plugins = new Api(stack.url(8083), stack.token("owner@acme.test", "acme"));
        var before = plugins.get(ANNOUNCEMENTS).json();
        var wanted = !before.path("enabled").asBoolean();
        var pid = stack.part(part).path("pid").asLong();

        toggled(plugins, wanted);
        stack.kill9(part);

        stack.awaitReplaced(part, pid);
        Awaitility.await("every live node has it")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    var after = new Api(stack.url(8083), stack.token("owner@acme.test", "acme"))
                            .get(ANNOUNCEMENTS)
                            .json();
                    assertThat(after.path("enabled").asBoolean()).isEqualTo(wanted);
                    assertThat(after.path("revision").asLong())
                            .isEqualTo(before.path("revision").asLong() + 1);
                    assertThat(after.path("observed"))
                            .isNotEmpty()
                            .allSatisfy(node -> assertThat(node.path("revision").asLong())
                                    .isEqualTo(after.path("revision").asLong()));
                });
    }

    /// Repeats while the services answer 503, as Kafka has been killed just before: until they have heard it again,
    /// changes wait.
    private static void toggled(Api plugins, boolean wanted) {
        Awaitility.await("changes are possible")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> plugins.patch(ANNOUNCEMENTS, "{\"enabled\": " + wanted + "}")
                                .status(),
                        status -> status == 200);
    }
}
