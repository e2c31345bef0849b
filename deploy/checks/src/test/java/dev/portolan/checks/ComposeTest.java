package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ComposeTest {
    static final List<String> SERVICES = Repo.SERVICES;

    private static final String TEXT = Repo.read("deploy/compose/compose.yaml");
    private static final Node COMPOSE = Repo.yaml(TEXT);
    private static final Pattern NEEDED = Pattern.compile("\\$\\{([A-Z_]+):\\?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-zA-Z]+)}");

    @Test
    void everythingThatIsNeededIsThere() {
        assertThat(COMPOSE.child("services").keys())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Repo.SERVICES.stream(), Stream.of("router", "postgres", "kafka", "topics"))
                        .collect(Collectors.collectingAndThen(Collectors.toSet(), services -> {
                            services.addAll(Set.of("keycloak", "mail"));
                            return services;
                        })));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void ourServicesAreHeldInAndReachedByTheRouterOnly(String service) {
        var container = COMPOSE.at("services." + service);

        assertThat(container.child("read_only").value()).isEqualTo(true);
        assertThat(container.child("tmpfs").value()).isEqualTo(List.of("/tmp"));
        assertThat(container.child("cap_drop").value()).isEqualTo(List.of("ALL"));
        assertThat(container.child("ports").missing()).isTrue();
        assertThat(container.child("build").text()).isEqualTo("../../" + service);
    }

    @Test
    void exportsAreGatheredOnAVolume() {
        var folder = Environment.ofCompose("tenant-service").get("PORTOLAN_EXPORT_FOLDER");

        assertThat(COMPOSE.at("services.tenant-service.volumes").value()).isEqualTo(List.of("exports:" + folder));
        assertThat(COMPOSE.child("volumes").keys()).contains("exports");
        assertThat(Repo.read("tenant-service/Dockerfile")).contains("install -d -o 10001 -g 10001 " + folder + "\n");
    }

    @Test
    void eachDatabaseVariableNamesTheRolesOfTheScript() {
        for (var service : List.of("tenant-service", "catalog-service", "plugin-manager")) {
            var environment = Environment.ofCompose(service);
            var name = service.split("-", 2)[0];
            assertThat(environment)
                    .containsEntry("PORTOLAN_DB_URL", "jdbc:postgresql://postgres:5432/" + name)
                    .containsEntry("PORTOLAN_DB_OWNER_USER", name + "_owner")
                    .containsEntry("PORTOLAN_DB_APP_USER", name + "_app")
                    .containsEntry("PORTOLAN_DB_CROSS_USER", name + "_cross");
        }
    }

    @Test
    void keycloakIsToldEachPlaceholderOfTheRealm() {
        var placeholders = new TreeSet<String>();
        var found = PLACEHOLDER.matcher(Repo.read("deploy/keycloak/realm-portolan.json"));
        while (found.find()) {
            placeholders.add(found.group(1));
        }

        var told = COMPOSE.at("services.keycloak.environment").keys().stream()
                .filter(name -> !name.startsWith("KC_"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).isEqualTo(placeholders);
    }

    @Test
    void clientsAndServicesShareTheirSecrets() {
        var tenants = Environment.ofCompose("tenant-service");
        var keycloak = COMPOSE.at("services.keycloak.environment").strings();

        assertThat(tenants.get("PORTOLAN_CLIENTS_CATALOG_SERVICE_SECRET"))
                .isEqualTo(Environment.ofCompose("catalog-service").get("PORTOLAN_CLIENT_SECRET"));
        assertThat(tenants.get("PORTOLAN_CLIENTS_PLUGIN_MANAGER_SECRET"))
                .isEqualTo(Environment.ofCompose("plugin-manager").get("PORTOLAN_CLIENT_SECRET"));
        assertThat(keycloak.get("tenantServiceSecret")).isEqualTo(tenants.get("PORTOLAN_CLIENT_SECRET"));
        assertThat(keycloak.get("webUiSecret"))
                .isEqualTo(Environment.ofCompose("web-ui").get("PORTOLAN_WEB_UI_OIDC_SECRET"));
    }

    @Test
    void noSecretHasAValueInTheFile() {
        for (var service : COMPOSE.child("services").keys()) {
            COMPOSE.at("services." + service + ".environment").strings().forEach((name, value) -> {
                if (name.matches("(?i).*(password|secret|_key)$")) {
                    assertThat(value).as(name).matches("\\$\\{[A-Z_]+:(\\?run make-secrets.sh|-)}");
                }
            });
        }
    }

    @Test
    void theScriptMakesEachSecretThatIsAskedFor() {
        var needed = new TreeSet<String>();
        var found = NEEDED.matcher(TEXT);
        while (found.find()) {
            needed.add(found.group(1));
        }

        var made = new TreeSet<>(Scripts.secrets().keySet());
        made.removeAll(Set.of("PORTOLAN_DOMAIN", "PORTOLAN_AUTH_DOMAIN"));
        assertThat(made).isEqualTo(needed);
    }
}
