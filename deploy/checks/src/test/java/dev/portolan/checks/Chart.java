package dev.portolan.checks;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The chart, rendered by Helm itself.
final class Chart {
    static final String MINIMAL = """
            portal: {url: https://portal.example.com}
            postgresql: {host: postgres.example.com}
            kafka: {bootstrapServers: "kafka-0.example.com:9092,kafka-1.example.com:9092"}
            keycloak: {url: https://auth.example.com}
            smtp: {host: smtp.example.com, from: "Portolan <no-reply@example.com>"}
            """;

    /// Everything that is off by default, on; everything that is empty by default, given.
    static final String ALL_ON = MINIMAL.replace("keycloak: {", "keycloak: {issuer: https://login.example.com, ")
                    .replace("postgresql: {", "postgresql: {ca: {secret: postgres-ca}, ")
            + """
            image: {repository: registry.example.com/portolan, tag: 1.2.3, pullPolicy: Always, pullSecrets: [pull]}
            tracing: {endpoint: "http://collector:4317", share: 0.25}
            provider: {name: Example, address: "1 Street,Town", taxId: DE1, email: bills@example.com, payTo: "Bank,IBAN 1"}
            staff: {operators: [5e0e1d5e-b820-484b-9078-32a45deff4b8]}
            tokenKeys: {secret: keys, files: [new.pem, old.pem]}
            exports: {size: 50Gi, storageClass: fast}
            ingress: {tls: {secret: portal-tls}}
            serviceMonitor: {enabled: true, labels: {release: prometheus}}
            podAnnotations: {example.com/team: portal}
            nodeSelector: {kubernetes.io/arch: amd64}
            tolerations: [{key: portal, operator: Exists}]
            services:
              tenantService: {autoscaling: {enabled: true}}
              catalogService: {autoscaling: {enabled: true}}
              pluginManager: {autoscaling: {enabled: true}}
              webUi: {autoscaling: {enabled: true}}
            """;

    static final String ALL_OFF = MINIMAL.replace("smtp: {", "smtp: {authenticate: false, ") + """
            ingress: {enabled: false}
            podDisruptionBudget: {enabled: false}
            networkPolicy: {enabled: false}
            """;

    private static final Path CHART = Repo.path("helm/portolan");
    private static final String KUBERNETES = "1.34.0";

    private Chart() {}

    /// @throws IllegalStateException with Helm's words when it refuses
    static Objects render(String values) {
        var file = write(values);
        try {
            var text = new Helm(CHART)
                    .template()
                    .withName("acme")
                    .withNamespace("portal")
                    .withKubeVersion(KUBERNETES)
                    .withValuesFile(file)
                    .call();
            return new Objects(Repo.yamls(text));
        } finally {
            delete(file);
        }
    }

    /// The linter takes no values: it looks at a copy of the chart whose defaults are completed by them.
    static LintResult lint(Path copy, String values) throws IOException {
        try (var files = Files.walk(CHART)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target =
                        copy.resolve("portolan").resolve(CHART.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        var defaults = copy.resolve("portolan/values.yaml");
        var given = Repo.yaml(values);
        var text = new StringBuilder();
        for (var line : Files.readAllLines(defaults)) {
            text.append(line.replaceAll(" \\{}$", line.matches("(portal|kafka): \\{}") ? "" : " {}"))
                    .append('\n');
            var key = line.matches("[a-z]+:( \\{})?") ? line.split(":", 2)[0] : "";
            if (List.of("portal", "kafka", "postgresql", "keycloak", "smtp").contains(key)) {
                given.child(key)
                        .strings()
                        .forEach((name, value) -> text.append("  ")
                                .append(name)
                                .append(": \"")
                                .append(value)
                                .append("\"\n"));
            }
        }
        Files.writeString(defaults, text);
        return new Helm(copy.resolve("portolan")).lint().strict().call();
    }

    private static Path write(String values) {
        try {
            var file = Files.createTempFile("values", ".yaml");
            Files.writeString(file, values);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What Helm would send to the cluster.
    record Objects(List<Node> all) {
        Objects {
            all = List.copyOf(all);
        }

        List<Node> of(String kind) {
            return all.stream()
                    .filter(object -> object.child("kind").text().equals(kind))
                    .toList();
        }

        Node one(String kind, String name) {
            return all.stream()
                    .filter(object -> object.child("kind").text().equals(kind)
                            && object.at("metadata.name").text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " among " + names()));
        }

        Node deployment(String service) {
            return one("Deployment", "acme-portolan-" + service);
        }

        Node pod(String service) {
            return deployment(service).at("spec.template");
        }

        Node container(String service) {
            return pod(service).at("spec.containers.0");
        }

        private String names() {
            return all.stream()
                    .map(object -> object.child("kind").text() + " "
                            + object.at("metadata.name").text())
                    .collect(Collectors.joining(", "));
        }
    }
}
