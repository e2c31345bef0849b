package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every object that the chart makes.
class ChartTest {
    static final List<String> SERVICES = Repo.SERVICES;
    static final List<String> VALUE_SETS = List.of(Chart.MINIMAL, Chart.ALL_ON, Chart.ALL_OFF);

    private final Chart.Objects minimal = Chart.render(Chart.MINIMAL);
    private final Chart.Objects allOn = Chart.render(Chart.ALL_ON);
    private final Chart.Objects allOff = Chart.render(Chart.ALL_OFF);

    @TempDir
    Path folder;

    @Test
    void theLinterFindsNothing() throws IOException {
        var result = Chart.lint(folder, Chart.MINIMAL);

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("ERROR") || message.contains("WARN"));
    }

    @Test
    void eachSetOfValuesMakesItsObjects() {
        assertThat(kinds(allOff)).isEqualTo(Map.of("Deployment", 4L, "Service", 4L, "ServiceAccount", 1L));
        assertThat(kinds(minimal))
                .isEqualTo(Map.of(
                        "Deployment", 4L,
                        "Service", 4L,
                        "ServiceAccount", 1L,
                        "Ingress", 2L,
                        "PodDisruptionBudget", 4L,
                        "NetworkPolicy", 4L));
        assertThat(kinds(allOn))
                .isEqualTo(Map.of(
                        "Deployment", 4L,
                        "Service", 4L,
                        "ServiceAccount", 1L,
                        "Ingress", 2L,
                        "PodDisruptionBudget", 4L,
                        "NetworkPolicy", 4L,
                        "HorizontalPodAutoscaler", 4L,
                        "ServiceMonitor", 1L));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void podsAreHeldInAsTightlyAsKubernetesCan(String service) {
        var pod = minimal.pod(service).child("spec");
        var container = minimal.container(service);

        assertThat(pod.at("securityContext.runAsNonRoot").value()).isEqualTo(true);
        assertThat(pod.at("securityContext.runAsUser").value()).isEqualTo(10001);
        assertThat(pod.at("securityContext.seccompProfile.type").text()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
        assertThat(container.at("securityContext.allowPrivilegeEscalation").value())
                .isEqualTo(false);
        assertThat(container.at("securityContext.readOnlyRootFilesystem").value())
                .isEqualTo(true);
        assertThat(container.at("securityContext.capabilities.drop").value()).isEqualTo(List.of("ALL"));
        assertThat(container.at("resources.limits.memory").missing()).isFalse();
        assertThat(container.at("resources.requests.cpu").missing()).isFalse();
        assertThat(container.at("volumeMounts.0.mountPath").text()).isEqualTo("/tmp");
    }

    @Test
    void exportsHaveAVolumeOfTheirOwn() {
        for (var objects : List.of(minimal, allOn)) {
            var mounts = objects.container("tenant-service").child("volumeMounts").items().stream()
                    .filter(mount -> mount.child("name").text().equals("exports"))
                    .map(mount -> mount.child("mountPath").text());
            assertThat(mounts)
                    .containsExactly(
                            Environment.ofChart(objects, "tenant-service").get("PORTOLAN_EXPORT_FOLDER"));
        }

        assertThat(exports(minimal).at("emptyDir.sizeLimit").text()).isEqualTo("2Gi");
        assertThat(exports(minimal).child("ephemeral").missing()).isTrue();
        var claim = exports(allOn).at("ephemeral.volumeClaimTemplate.spec");
        assertThat(claim.child("storageClassName").text()).isEqualTo("fast");
        assertThat(claim.at("resources.requests.storage").text()).isEqualTo("50Gi");
        assertThat(exports(allOn).child("emptyDir").missing()).isTrue();
    }

    private static Node exports(Chart.Objects objects) {
        return objects.pod("tenant-service").at("spec.volumes").items().stream()
                .filter(volume -> volume.child("name").text().equals("exports"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void probesAskTheManagementPort(String service) {
        var container = minimal.container(service);

        assertThat(container.at("startupProbe.httpGet").strings())
                .isEqualTo(Map.of("path", "/q/health/started", "port", "management"));
        assertThat(container.at("livenessProbe.httpGet").strings())
                .isEqualTo(Map.of("path", "/q/health/live", "port", "management"));
        assertThat(container.at("readinessProbe.httpGet").strings())
                .isEqualTo(Map.of("path", "/q/health/ready", "port", "management"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void portsAreThoseOfTheService(String service) {
        var port = Repo.port(service);
        var object = minimal.one("Service", "acme-portolan-" + service);

        assertThat(ports(minimal.container(service).child("ports"), "containerPort"))
                .isEqualTo(Map.of("http", port, "management", port + 1000));
        assertThat(ports(object.at("spec.ports"), "port")).isEqualTo(Map.of("http", port, "management", port + 1000));
        assertThat(object.at("spec.ports").items())
                .allSatisfy(item -> assertThat(item.child("targetPort").text())
                        .isEqualTo(item.child("name").text()));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void selectorsMatchThePodsAndNoOthers(String service) {
        var name = "acme-portolan-" + service;
        var labels = allOn.pod(service).at("metadata.labels").strings();
        var selectors = List.of(
                allOn.deployment(service).at("spec.selector.matchLabels"),
                allOn.one("Service", name).at("spec.selector"),
                allOn.one("PodDisruptionBudget", name).at("spec.selector.matchLabels"),
                allOn.one("NetworkPolicy", name).at("spec.podSelector.matchLabels"));

        assertThat(selectors).allSatisfy(selector -> {
            assertThat(labels).containsAllEntriesOf(selector.strings());
            for (var other : Repo.SERVICES) {
                var others = allOn.pod(other).at("metadata.labels").strings();
                assertThat(others.entrySet().containsAll(selector.strings().entrySet()))
                        .as("%s of %s", selector.path(), other)
                        .isEqualTo(other.equals(service));
            }
        });
        assertThat(allOn.one("HorizontalPodAutoscaler", name)
                        .at("spec.scaleTargetRef.name")
                        .text())
                .isEqualTo(name);
        assertThat(allOn.deployment(service).at("spec.replicas").missing()).isTrue();
        assertThat(minimal.deployment(service).at("spec.replicas").value()).isEqualTo(2);
    }

    @ParameterizedTest
    @FieldSource("VALUE_SETS")
    void secretsAreReferencesOnly(String values) {
        var objects = Chart.render(values);

        assertThat(objects.of("Secret")).isEmpty();
        for (var service : Repo.SERVICES) {
            assertThat(objects.container(service).child("env").items()).allSatisfy(variable -> {
                var name = variable.child("name").text();
                if (name.matches(".*(PASSWORD|SECRET|_KEY)") || name.equals("PORTOLAN_SMTP_USER")) {
                    assertThat(variable.child("value").missing()).as(name).isTrue();
                    assertThat(variable.at("valueFrom.secretKeyRef").strings())
                            .isEqualTo(Map.of("name", "portolan-" + service, "key", name));
                } else {
                    assertThat(variable.child("valueFrom").missing()).as(name).isTrue();
                }
            });
        }
    }

    @Test
    void tokenKeysAreMountedWhereTheServiceReadsThem() {
        var spec = allOn.pod("tenant-service").child("spec");

        assertThat(spec.at("volumes.2.secret.secretName").text()).isEqualTo("keys");
        assertThat(spec.at("containers.0.volumeMounts.2.mountPath").text()).isEqualTo("/etc/portolan/token-keys");
        assertThat(Environment.ofChart(allOn, "tenant-service"))
                .containsEntry(
                        "PORTOLAN_TOKEN_KEY_FILES",
                        "/etc/portolan/token-keys/new.pem,/etc/portolan/token-keys/old.pem");
    }

    @Test
    void theDatabaseIsVerifiedByTheGivenAuthorityOrByThoseThatJavaKnows() {
        assertThat(Environment.ofChart(minimal, "plugin-manager"))
                .containsEntry(
                        "PORTOLAN_DB_URL",
                        "jdbc:postgresql://postgres.example.com:5432/plugin?sslmode=verify-full"
                                + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(Environment.ofChart(allOn, "plugin-manager"))
                .containsEntry(
                        "PORTOLAN_DB_URL",
                        "jdbc:postgresql://postgres.example.com:5432/plugin?sslmode=verify-full"
                                + "&sslrootcert=/etc/portolan/postgresql-ca/ca.crt");
        assertThat(allOn.container("plugin-manager")
                        .at("volumeMounts.1.mountPath")
                        .text())
                .isEqualTo("/etc/portolan/postgresql-ca");
        assertThat(allOn.container("web-ui").child("volumeMounts").items()).hasSize(1);
    }

    @Test
    void servicesFindEachOtherByTheNamesOfTheirServices() {
        var environment = Environment.ofChart(minimal, "catalog-service");

        for (var service : List.of("tenant-service", "catalog-service", "plugin-manager")) {
            var variable = "PORTOLAN_" + service.replace('-', '_').toUpperCase(Locale.ROOT) + "_URL";
            var name = minimal.one("Service", "acme-portolan-" + service)
                    .at("metadata.name")
                    .text();
            assertThat(environment).containsEntry(variable, "http://" + name + ":" + Repo.port(service));
        }
        assertThat(environment).containsEntry("PORTOLAN_WEB_UI_URL", "https://portal.example.com");
    }

    @Test
    void theServiceAccountHasNoToken() {
        var account = minimal.one("ServiceAccount", "acme-portolan");

        assertThat(account.child("automountServiceAccountToken").value()).isEqualTo(false);
        for (var service : Repo.SERVICES) {
            assertThat(minimal.pod(service).at("spec.serviceAccountName").text())
                    .isEqualTo("acme-portolan");
        }
    }

    @Test
    void onlyWebUiIsClosedToTheOtherServices() {
        for (var service : Repo.SERVICES) {
            var rule = minimal.one("NetworkPolicy", "acme-portolan-" + service).at("spec.ingress.0");
            assertThat(rule.child("from").items()).as(service).hasSize(service.equals("web-ui") ? 1 : 2);
            assertThat(rule.at("ports.0.port").text()).isEqualTo("http");
        }
    }

    @Test
    void theMonitorFindsTheManagementPortOfEachService() {
        var monitor = allOn.one("ServiceMonitor", "acme-portolan");
        var selector = monitor.at("spec.selector.matchLabels").strings();

        assertThat(monitor.at("spec.endpoints.0.port").text()).isEqualTo("management");
        assertThat(monitor.at("spec.endpoints.0.path").text()).isEqualTo("/q/metrics");
        assertThat(monitor.at("metadata.labels.release").text()).isEqualTo("prometheus");
        assertThat(allOn.of("Service"))
                .allSatisfy(service ->
                        assertThat(service.at("metadata.labels").strings()).containsAllEntriesOf(selector));
    }

    private static Map<String, Long> kinds(Chart.Objects objects) {
        return objects.all().stream()
                .collect(Collectors.groupingBy(
                        object -> object.child("kind").text(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Object> ports(Node ports, String number) {
        return ports.items().stream()
                .collect(Collectors.toMap(
                        port -> port.child("name").text(),
                        port -> Objects.requireNonNull(port.child(number).value())));
    }
}
