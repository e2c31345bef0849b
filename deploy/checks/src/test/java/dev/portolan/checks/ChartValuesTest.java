package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the chart does not understand it refuses, and says where.
class ChartValuesTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z.]+)` \\|.*");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            portal: {url: http://portal.example.com}                  | /portal/url
            portal: {url: https://portal.example.com/path}            | /portal/url
            portal: {ulr: https://portal.example.com}                 | 'ulr' not allowed
            postgresql: {port: 0}                                     | /postgresql/port
            postgresql: {port: "5432"}                                | /postgresql/port
            postgresql: {sslMode: maybe}                              | /postgresql/sslMode
            postgresql: {password: hush}                              | 'password' not allowed
            kafka: {bootstrapServers: kafka}                          | /kafka/bootstrapServers
            keycloak: {url: https://auth.example.com/}                | /keycloak/url
            keycloak: {url: "https://a.example.com", hashesAtOnce: 0} | /keycloak/hashesAtOnce
            smtp: {startTls: on}                                      | /smtp/startTls
            smtp: {from: nobody}                                      | /smtp/from
            exports: {size: 2 GB}                                     | /exports/size
            exports: {storageClass: Fast Disk}                        | /exports/storageClass
            network: {trustedProxies: []}                             | /network/trustedProxies
            network: {trustedProxies: [everybody]}                    | /network/trustedProxies/0
            tracing: {share: 1.5}                                     | /tracing/share
            tokenKeys: {files: []}                                    | /tokenKeys/files
            tokenKeys: {files: [../../etc/passwd]}                    | /tokenKeys/files/0
            services: {tenantService: {replicas: 0}}                  | /services/tenantService/replicas
            services: {webUi: {databasePool: 5}}                      | 'databasePool' not allowed
            services: {webui: {replicas: 2}}                          | 'webui' not allowed
            services: {webUi: {resources: {limits: {memory: lots}}}}  | /services/webUi/resources/limits/memory
            image: {pullPolicy: Sometimes}                            | /image/pullPolicy
            replicas: 3                                               | 'replicas' not allowed
            """)
    void whatIsMalformedOrUnknownIsRefusedWithItsPlace(String values, String words) {
        var key = values.substring(0, values.indexOf(':'));
        var given = Chart.MINIMAL
                .lines()
                .filter(line -> !line.startsWith(key + ":"))
                .reduce("", (all, line) -> all + line + "\n");

        assertThatThrownBy(() -> Chart.render(given + values + "\n")).hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"portal, url", "postgresql, host", "kafka, bootstrapServers", "keycloak, url", "smtp, host"})
    void whatHasNoDefaultMustBeGiven(String part, String key) {
        var given = Chart.MINIMAL
                .lines()
                .filter(line -> !line.startsWith(part + ":"))
                .reduce("", (all, line) -> all + line + "\n");

        assertThatThrownBy(() -> Chart.render(given))
                .hasMessageContaining("/" + part)
                .hasMessageContaining("'" + key + "'");
    }

    @Test
    void theReadmeListsEachValue() throws JsonProcessingException {
        var schema = new ObjectMapper().readTree(Repo.read("helm/portolan/values.schema.json"));
        var values = new TreeSet<String>();
        collect("", schema, values);

        var listed = new TreeSet<String>();
        Repo.read("helm/portolan/README.md").lines().forEach(line -> {
            var row = ROW.matcher(line);
            if (row.matches()) {
                listed.add(row.group(1));
            }
        });

        assertThat(listed).isEqualTo(values);
    }

    @Test
    void theReadmeListsEachKeyOfEachSecret() {
        var readme = Repo.read("helm/portolan/README.md");
        var objects = Chart.render(Chart.ALL_ON);
        for (var service : Repo.SERVICES) {
            Environment.ofChart(objects, service).forEach((name, value) -> {
                if (value.isEmpty()) {
                    assertThat(readme).contains("`" + name + "`");
                }
            });
        }
    }

    /// Leaves of the schema; the four services share their keys, and are listed once as `services.<service>`.
    private static void collect(String path, JsonNode schema, TreeSet<String> values) {
        var properties = schema.path("properties");
        if (properties.isMissingNode() || path.endsWith("resources")) {
            values.add(path);
            return;
        }
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            var name = path.equals("services") ? "service" : property.getKey();
            if (!property.getKey().equals("global")) {
                collect(path.isEmpty() ? name : path + "." + name, property.getValue(), values);
            }
        }
    }
}
