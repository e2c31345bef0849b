package dev.portolan.plugins.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.packages.PluginPackage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes with the product would pass if somebody else sent it.
class FirstPartyScanTest {
    @ParameterizedTest
    @ValueSource(strings = {"announcements", "api-docs", "midnight", "uptime"})
    void productsOwnPluginsPass(String name) throws IOException {
        try (var stream = getClass().getResourceAsStream("/first-party/" + name + ".zip")) {
            var zip = stream.readAllBytes();
            assertThat(PackageScan.archive(zip)).isEmpty();
            var content = ((PluginPackage.Result.Accepted) PluginPackage.ofZip(zip)).content();
            assertThat(PackageScan.content(content, content, List.of()).findings())
                    .isEmpty();
        }
    }
}
