package dev.portolan.plugins.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.PluginPackage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikeTest {
    private static final List<KnownName> OTHERS = List.of(
            new KnownName(PluginId.parse("portolan/sonarqube"), "Code quality"),
            new KnownName(PluginId.parse("portolan/jira"), "Jira"),
            new KnownName(PluginId.parse("globex/pagerduty"), "PagerDuty"));

    @ParameterizedTest
    @CsvSource({
        "sonarqube, true",
        "s0narqube, true",
        "sonar-qube, true",
        "sonarqubes, true",
        "sonraqube, true",
        "sonarcube, true",
        "sonarq, false",
        "j1ra, false",
        "jira, true",
        "pagerdut1, true",
        "pager-dutty, true",
        "metrics, false"
    })
    void idsThatCouldBeTakenForAnothersAreWarnings(String id, boolean found) {
        assertThat(paths(Packages.named(id, "Something else"), OTHERS))
                .isEqualTo(found ? List.of("plugin.yaml#/id") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "Code quality, true",
        "code  QUALITY, true",
        "C\u043ede quality, true",
        "Jira, true",
        "J\u0456ra, true",
        "P\u0430gerDuty, true",
        "Code size, false",
        "Кодекс качества, false",
        "コード品質, false"
    })
    void titlesThatLookAlikeAreWarnings(String title, boolean found) {
        var paths = paths(Packages.named("unlike", title), OTHERS);
        assertThat(paths.contains("plugin.yaml#/title")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"acmee, false", "acrne, true", "globex, false", "a, false"})
    void publishersThatLookAlikeAreWarnings(String other, boolean found) {
        var others = List.of(new KnownName(new PluginId(other, "thing"), "Thing"));
        assertThat(paths(Packages.named("unlike", "Unlike"), others))
                .isEqualTo(found ? List.of("plugin.yaml#/publisher") : List.of());
    }

    private static List<String> paths(PluginPackage content, List<KnownName> others) {
        var findings = PackageScan.content(content, null, others).findings().stream()
                .filter(finding -> finding.rule() == Rule.LOOK_ALIKE)
                .toList();
        assertThat(findings).allMatch(finding -> finding.severity() == Severity.WARNING);
        return findings.stream().map(ScanFinding::path).toList();
    }
}
