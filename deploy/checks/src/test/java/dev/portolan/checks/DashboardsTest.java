package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The shape of the dashboards; that their metrics exist is MetricsIT's business.
class DashboardsTest {
    static final List<String> SERVICES = Repo.SERVICES;

    private static final Pattern SELECTOR = Pattern.compile("\\{([^{}]*)}");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aDashboardAsksForItsOwnServiceOnly(String service) throws JsonProcessingException {
        var dashboard = dashboard(service);

        assertThat(dashboard.path("uid").asText()).isEqualTo("portolan-" + service);
        for (var panel : dashboard.path("panels")) {
            for (var target : panel.path("targets")) {
                var expression = target.path("expr").asText();
                var selectors = SELECTOR.matcher(expression).results().toList();
                assertThat(selectors).as(expression).isNotEmpty();
                assertThat(selectors)
                        .allSatisfy(
                                selector -> assertThat(selector.group(1)).startsWith("service=\"" + service + "\""));
                assertThat(expression.chars().filter(c -> c == '(').count())
                        .as(expression)
                        .isEqualTo(expression.chars().filter(c -> c == ')').count());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void panelsHaveTitlesAndUnitsAndDoNotOverlap(String service) throws JsonProcessingException {
        var ids = new HashSet<Integer>();
        Set<String> cells = new HashSet<>();
        for (var panel : dashboard(service).path("panels")) {
            var title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("targets")).as(title).isNotEmpty();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as(title)
                        .isNotBlank();
            }
            occupy(panel.path("gridPos"), cells, title);
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void rateErrorsAndTimeOfRequestsAreShown(String service) throws JsonProcessingException {
        var text = dashboard(service).toString();

        assertThat(text)
                .contains("http_server_requests_seconds_count")
                .contains("status=~\\\"5..\\\"")
                .contains("histogram_quantile(0.95")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void theProviderNamesTheFolderThatTheDocsName() {
        var provider = Repo.yaml(Repo.read("deploy/grafana/provider.yaml"));

        var path = provider.at("providers.0.options.path").text();

        assertThat(Repo.read("docs/operations.md")).contains("`" + path + "`");
    }

    private static void occupy(JsonNode place, Set<String> cells, String title) {
        assertThat(place.path("x").asInt() + place.path("w").asInt()).as(title).isLessThanOrEqualTo(24);
        for (var x = place.path("x").asInt();
                x < place.path("x").asInt() + place.path("w").asInt();
                x++) {
            for (var y = place.path("y").asInt();
                    y < place.path("y").asInt() + place.path("h").asInt();
                    y++) {
                assertThat(cells.add(x + "," + y)).as(title).isTrue();
            }
        }
    }

    private static JsonNode dashboard(String service) throws JsonProcessingException {
        return new ObjectMapper().readTree(Repo.read("deploy/grafana/" + service + ".json"));
    }
}
