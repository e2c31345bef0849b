package dev.portolan.plugins.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.packages.PluginPackage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilitiesTest {
    @Test
    void aFirstReleaseIsLookedAtWithAllThatItCanDo() {
        var scanned = PackageScan.content(with("catalog.entity.read", 16), null, List.of());
        assertThat(scanned.capabilities().added())
                .containsExactly("Add a home.widget", "Read your catalog (catalog.entity.read)");
        assertThat(scanned.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.CAPABILITIES);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            catalog.entity.read | 16 | catalog.entity.read                               | 16 | |
            catalog.entity.read | 16 | catalog.entity.read, member.read                  | 16 | See your members (member.read) |
            catalog.entity.read | 16 | member.read                                       | 16 | See your members (member.read) | Read your catalog (catalog.entity.read)
            catalog.entity.read | 16 | catalog.entity.read, egress: https://api.acme.test | 16 | Connect to api.acme.test (egress:https://api.acme.test) |
            catalog.entity.read | 16 | catalog.entity.read                               | 64 | More memory: 64 MiB instead of 16 |
            catalog.entity.read | 16 | catalog.entity.read                               | 8  | | Less memory: 8 MiB instead of 16
            """)
    void whatIsNewIsTold(String had, int hadMiB, String has, int hasMiB, String added, String removed) {
        var before = with(had, hadMiB);
        var now = with(has.replace("egress: https://api.acme.test", "{egress: \"https://api.acme.test\"}"), hasMiB);

        var scanned = PackageScan.content(now, before, List.of());

        assertThat(scanned.capabilities())
                .isEqualTo(new Capabilities(
                        added == null ? List.of() : List.of(added), removed == null ? List.of() : List.of(removed)));
        assertThat(scanned.findings())
                .hasSize(added == null ? 0 : 1)
                .allMatch(finding -> finding.found().equals(added));
    }

    private static PluginPackage with(String permissions, int memoryMiB) {
        return Packages.with("plugin.yaml", Packages.MANIFEST.formatted("metrics", "Metrics", permissions, memoryMiB));
    }
}
