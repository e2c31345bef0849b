package dev.portolan.local.services;

import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Ports;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a service is told at its start. Secrets go this way only, and each service gets its own alone.
///
/// @param extraEgress further addresses that sources and plugins may read, `host:port,...`, or empty
record ServiceEnvironment(Installation installation, String extraEgress) {
    private static final List<String> CLIENTS = List.of("catalog-service", "plugin-manager", "web-ui");

    Map<String, String> of(Service service) {
        var environment = new HashMap<>(common(service));
        var database = service.database();
        if (database != null) {
            environment.putAll(database(database));
        }
        switch (service.name()) {
            case "tenant-service" -> environment.putAll(tenantService());
            case "plugin-manager" -> environment.putAll(mail());
            case "web-ui" -> environment.putAll(webUi());
            default -> {}
        }
        return environment;
    }

    private Map<String, String> common(Service service) {
        var ports = installation.ports();
        var environment = new HashMap<>(Map.of(
                "QUARKUS_PROFILE", "local",
                "PORTOLAN_HOST", "127.0.0.1",
                "PORTOLAN_PORT", Integer.toString(service.port()),
                "PORTOLAN_MANAGEMENT_PORT", Integer.toString(ports.management(service.port())),
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka(),
                "PORTOLAN_EGRESS_ALLOW", egress(),
                "PORTOLAN_EGRESS_OWN_PORTS", ownPorts(),
                "PORTOLAN_CLIENT_SECRET", installation.secrets().get("client." + service.name()),
                "PORTOLAN_DEMO", Boolean.toString(installation.demo())));
        environment.put("PORTOLAN_DATA_DIR", installation.home().directory().toString());
        environment.putAll(Map.of(
                "PORTOLAN_TENANT_SERVICE_URL", Ports.url(ports.tenantService()),
                "PORTOLAN_CATALOG_SERVICE_URL", Ports.url(ports.catalogService()),
                "PORTOLAN_PLUGIN_MANAGER_URL", Ports.url(ports.pluginManager()),
                "PORTOLAN_WEB_UI_URL", Ports.url(ports.webUi()),
                "PORTOLAN_KEYCLOAK_URL", Ports.url(ports.keycloak())));
        return environment;
    }

    private String egress() {
        var demo = "localhost:" + installation.ports().demoFiles();
        return extraEgress.isBlank() ? demo : demo + "," + extraEgress.strip();
    }

    private String ownPorts() {
        return installation.ports().own().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Map<String, String> database(String name) {
        var secrets = installation.secrets();
        var environment = new HashMap<String, String>();
        environment.put(
                "PORTOLAN_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + installation.ports().postgres() + "/" + name);
        for (var role : List.of("owner", "app", "cross")) {
            var prefix = "PORTOLAN_DB_" + role.toUpperCase(Locale.ROOT);
            environment.put(prefix + "_USER", name + "_" + role);
            environment.put(prefix + "_PASSWORD", secrets.get("database." + name + "_" + role));
        }
        return environment;
    }

    private Map<String, String> tenantService() {
        var environment = new HashMap<String, String>();
        for (var client : CLIENTS) {
            var name = client.replace('-', '_').toUpperCase(Locale.ROOT);
            environment.put(
                    "PORTOLAN_CLIENTS_" + name + "_SECRET",
                    installation.secrets().get("client." + client));
        }
        environment.put(
                "PORTOLAN_DEMO_FILES_URL", Ports.url(installation.ports().demoFiles()));
        environment.putAll(mail());
        return environment;
    }

    private Map<String, String> mail() {
        return Map.of(
                "PORTOLAN_SMTP_HOST",
                "127.0.0.1",
                "PORTOLAN_SMTP_PORT",
                Integer.toString(installation.ports().smtp()));
    }

    private Map<String, String> webUi() {
        return Map.of(
                "PORTOLAN_WEB_UI_SESSION_SECRET", installation.secrets().get("session.web-ui"),
                "PORTOLAN_WEB_UI_OIDC_SECRET", installation.secrets().get("oidc.web-ui"));
    }
}
