package dev.portolan.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.local.home.Home;
import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Ports;
import dev.portolan.local.home.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void aServiceIsToldItsOwnPortsAndDatabase() throws IOException {
        var environment = environment("", new Service("catalog-service", "catalog", 18082));

        assertThat(environment)
                .containsEntry("QUARKUS_PROFILE", "local")
                .containsEntry("PORTOLAN_PORT", "18082")
                .containsEntry("PORTOLAN_MANAGEMENT_PORT", "19082")
                .containsEntry("PORTOLAN_DB_URL", "jdbc:postgresql://127.0.0.1:15433/catalog")
                .containsEntry("PORTOLAN_DB_CROSS_USER", "catalog_cross")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
                .containsEntry("PORTOLAN_TENANT_SERVICE_URL", "http://localhost:18081");
    }

    @Test
    void onlyTenantServiceKnowsTheOthersSecrets() throws IOException {
        var tenantService = environment("", new Service("tenant-service", "tenant", 18081));
        var pluginManager = environment("", new Service("plugin-manager", "plugin", 18083));

        assertThat(tenantService)
                .containsEntry("PORTOLAN_CLIENTS_PLUGIN_MANAGER_SECRET", pluginManager.get("PORTOLAN_CLIENT_SECRET"));
        assertThat(pluginManager.keySet()).noneMatch(name -> name.startsWith("PORTOLAN_CLIENTS_"));
    }

    @Test
    void webUiHasNoDatabase() throws IOException {
        assertThat(environment("", new Service("web-ui", null, 18080)))
                .containsKeys("PORTOLAN_WEB_UI_SESSION_SECRET", "PORTOLAN_WEB_UI_OIDC_SECRET")
                .doesNotContainKey("PORTOLAN_DB_URL");
    }

    @Test
    void theDemosFilesMayAlwaysBeRead() throws IOException {
        assertThat(environment("localhost:7777", new Service("catalog-service", "catalog", 18082)))
                .containsEntry("PORTOLAN_EGRESS_ALLOW", "localhost:18090,localhost:7777");
    }

    private Map<String, String> environment(String egress, Service service) throws IOException {
        var home = new Home(folder, folder);
        var installation = new Installation(home, new Ports(10_000), Secrets.open(home.secrets()), false);
        return new ServiceEnvironment(installation, egress).of(service);
    }
}
