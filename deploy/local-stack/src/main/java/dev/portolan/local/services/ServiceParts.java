package dev.portolan.local.services;

import dev.portolan.local.home.Installation;
import dev.portolan.local.parts.JavaCommand;
import dev.portolan.local.parts.Part;
import dev.portolan.local.parts.Probes;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/// The product's four services, from their packages.
public final class ServiceParts {
    private static final Set<String> DATA = Set.of("postgres", "kafka");

    private ServiceParts() {}

    /// @param extraEgress further addresses that sources and plugins may read, `host:port,...`, or empty
    public static List<Part> of(Installation installation, String extraEgress) {
        var ports = installation.ports();
        // Plugins run in the one, and large catalogs are kept in the other: they may use the better compiler.
        var small = List.of("-XX:TieredStopAtLevel=1", "-Xms32m", "-Xmx256m");
        var pages = List.of("-Xms32m", "-Xmx448m"); // about 0.4 MB an open page
        var plugins = List.of("-Xms64m", "-Xmx512m");
        var catalog = List.of("-Xms64m", "-Xmx1g"); // as much as what is shipped has
        var environment = new ServiceEnvironment(installation, extraEgress);
        return List.of(
                part(environment, new Service("tenant-service", "tenant", ports.tenantService()), small, DATA),
                part(environment, new Service("catalog-service", "catalog", ports.catalogService()), catalog, DATA),
                part(environment, new Service("plugin-manager", "plugin", ports.pluginManager()), plugins, DATA),
                // Signing in starts with a look at Keycloak.
                part(environment, new Service("web-ui", null, ports.webUi()), pages, Set.of("kafka", "keycloak")));
    }

    private static Part part(ServiceEnvironment environment, Service service, List<String> flags, Set<String> after) {
        var home = environment.installation().home();
        var management = environment.installation().ports().management(service.port());
        return new Part(
                service.name(),
                Part.Address.of(service.port(), management),
                after,
                Part.Lifecycle.of(
                        () -> {
                            var runner = home.root().resolve(service.name() + "/target/quarkus-app/quarkus-run.jar");
                            if (!Files.exists(runner)) {
                                throw new IllegalStateException("has not been built: " + runner + " is missing");
                            }
                            var words = JavaCommand.of(home, service.name(), flags, List.of("-jar", runner.toString()));
                            return new Part.Command(words, environment.of(service));
                        },
                        Probes.http("http://127.0.0.1:" + management + "/q/health/ready")));
    }
}
