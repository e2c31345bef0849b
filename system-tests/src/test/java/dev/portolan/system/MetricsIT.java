package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every metric that a dashboard of deploy/grafana names is on the service's `/q/metrics`, with the labels it is asked
/// by.
@Order(16)
@Timeout(300)
class MetricsIT {
    private static final Pattern ASKED = Pattern.compile("([a-z_]+)\\{([^{}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=~?\"");
    private static final Pattern SERIES = Pattern.compile("^([a-z_]+)(?:\\{(.*)})? [^ ]+$");

    private final Stack stack = Stack.demo();

    @ParameterizedTest
    @CsvSource({
        "tenant-service, 8081, /api/plans",
        "catalog-service, 8082, /api/tenants/acme/catalog/entities",
        "plugin-manager, 8083, /api/marketplace/plugins",
        "web-ui, 8080, /"
    })
    void everyMetricOfTheDashboardExists(String service, int port, String route) throws IOException {
        var asked = asked(service);
        // Some meters begin with the first request.
        var _ = new Api(stack.url(port), stack.token("owner@acme.test", "acme")).get(route);

        assertThat(asked).hasSizeGreaterThan(8);
        Awaitility.await(service)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(served(port)).containsAll(asked));
    }

    /// `name` and, for each label that chooses series, `name{label}`.
    private static Set<String> asked(String service) throws IOException {
        var names = new TreeSet<String>();
        var file = Stack.root().resolve("deploy/grafana/" + service + ".json");
        for (var expression :
                new ObjectMapper().readTree(Files.readString(file)).findValues("expr")) {
            var found = ASKED.matcher(expression.asText());
            while (found.find()) {
                add(found.group(1), found.group(2), names);
            }
        }
        // Set by whoever scrapes.
        return names.stream().filter(name -> !name.endsWith("{service}")).collect(Collectors.toSet());
    }

    private Set<String> served(int port) {
        var names = new TreeSet<String>();
        var answer = new Api(stack.url(port + 1000), null).get("/q/metrics");
        assertThat(answer.status()).isEqualTo(200);
        answer.body().lines().forEach(line -> {
            var series = SERIES.matcher(line);
            if (series.find()) {
                add(series.group(1), series.group(2) == null ? "" : series.group(2), names);
            }
        });
        return names;
    }

    private static void add(String metric, String labels, Set<String> names) {
        names.add(metric);
        var label = LABEL.matcher(labels);
        while (label.find()) {
            names.add(metric + "{" + label.group(1) + "}");
        }
    }
}
