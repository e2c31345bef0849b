package dev.portolan.checks;

import java.util.Map;
import java.util.stream.Collectors;

/// What the deployments tell a service.
final class Environment {
    private Environment() {}

    /// By name; empty for what comes from a secret.
    static Map<String, String> ofChart(Chart.Objects objects, String service) {
        return objects.container(service).child("env").items().stream()
                .collect(Collectors.toMap(
                        variable -> variable.child("name").text(),
                        variable -> variable.child("value").missing()
                                ? ""
                                : variable.child("value").text()));
    }

    static Map<String, String> ofCompose(String service) {
        return Repo.yaml(Repo.read("deploy/compose/compose.yaml"))
                .at("services." + service + ".environment")
                .strings();
    }
}
