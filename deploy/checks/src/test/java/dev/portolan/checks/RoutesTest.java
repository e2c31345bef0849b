package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Ingress and router send each address where docs/architecture.md says.
class RoutesTest {
    private static final Pattern MATCHER = Pattern.compile("^\\s*@(\\w+) path_regexp (\\S+)$");
    private static final Pattern HANDLE = Pattern.compile("^\\s*handle (?:@(\\w+) )?\\{$");
    private static final Pattern PROXY = Pattern.compile("^\\s*reverse_proxy ([a-z-]+):(\\d+)$");

    @Test
    void theIngressRoutesByTheTable() {
        var objects = Chart.render(Chart.MINIMAL);
        var routes = new ArrayList<Route>();
        for (var ingress : objects.of("Ingress")) {
            assertThat(ingress.at("metadata.annotations").strings())
                    .containsEntry("nginx.ingress.kubernetes.io/use-regex", "true");
            assertThat(ingress.at("spec.rules.0.host").text()).isEqualTo("portal.example.com");
            for (var path : ingress.at("spec.rules.0.http.paths").items()) {
                var service = path.at("backend.service.name").text();
                assertThat(objects.one("Service", service)
                                .at("spec.ports.0.name")
                                .text())
                        .isEqualTo(path.at("backend.service.port.name").text());
                routes.add(new Route(path.child("path").text(), service.replace("acme-portolan-", "")));
            }
        }
        // As the controller does: the longest expression first.
        routes.sort(Comparator.comparing((Route route) -> route.path().length()).reversed());

        assertThat(routed(routes)).isEqualTo(Addresses.samples());
    }

    @Test
    void theRouterOfComposeRoutesByTheTable() {
        var routes = caddyRoutes();

        assertThat(routed(routes)).isEqualTo(Addresses.samples());
    }

    private static List<Route> caddyRoutes() {
        var matchers = new LinkedHashMap<String, String>();
        var routes = new ArrayList<Route>();
        var current = "";
        for (var line : Repo.read("deploy/compose/Caddyfile").lines().toList()) {
            var matcher = MATCHER.matcher(line);
            var handle = HANDLE.matcher(line);
            var proxy = PROXY.matcher(line);
            if (matcher.matches()) {
                matchers.put(matcher.group(1), matcher.group(2));
            } else if (handle.matches()) {
                current = handle.group(1) == null ? "^/" : matchers.getOrDefault(handle.group(1), "no matcher");
            } else if (proxy.matches() && !proxy.group(1).equals("keycloak")) {
                assertThat(Integer.valueOf(proxy.group(2))).isEqualTo(Repo.port(proxy.group(1)));
                routes.add(new Route(current, proxy.group(1)));
            }
        }
        return routes;
    }

    private static Map<String, String> routed(List<Route> routes) {
        var result = new LinkedHashMap<String, String>();
        for (var address : Addresses.samples().keySet()) {
            result.put(
                    address,
                    routes.stream()
                            .filter(route -> route.takes(address))
                            .map(Route::service)
                            .findFirst()
                            .orElse("nobody"));
        }
        return result;
    }

    /// @param path a regular expression that is anchored at the beginning
    private record Route(String path, String service) {
        boolean takes(String address) {
            return Pattern.compile(path).matcher(address).lookingAt();
        }
    }
}
