package dev.portolan.plugins.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.PluginPackage.Result.Accepted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What comes with the product would pass if somebody else sent it.
class FirstPartyScanTest {
    static Stream<String> packages() throws IOException {
        return new String(bytes("index.txt"), StandardCharsets.UTF_8).lines();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void productsOwnPluginsPass(String name) throws IOException {
        var zip = bytes(name);
        assertThat(PackageScan.archive(zip)).isEmpty();
        assertThat(PluginPackage.ofZip(zip)).isInstanceOfSatisfying(Accepted.class, accepted -> {
            var content = accepted.content();
            assertThat(PackageScan.content(content, content, List.of()).findings())
                    .isEmpty();
        });
    }

    private static byte[] bytes(String name) throws IOException {
        try (var stream = FirstPartyScanTest.class.getResourceAsStream("/first-party/" + name)) {
            return stream.readAllBytes();
        }
    }
}
