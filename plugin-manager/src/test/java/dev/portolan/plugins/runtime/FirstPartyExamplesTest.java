package dev.portolan.plugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.examples.ExampleReader;
import dev.portolan.plugins.examples.ExampleRunner;
import dev.portolan.plugins.packages.PluginPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples that each first-party plugin brings, run as any author runs them.
class FirstPartyExamplesTest {
    private static final Path PLUGINS = Path.of("../plugins/target/built");
    private static final ExampleRunner RUNNER = new ExampleRunner(Duration.ofSeconds(20));

    @AfterAll
    static void close() {
        RUNNER.close();
    }

    static Stream<Path> examples() throws IOException {
        try (var found = Files.walk(PLUGINS, 3)) {
            return found.filter(file -> file.toString().contains("/examples/")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatItsAuthorExpects(Path file) throws IOException {
        var folder = file.resolve("../..").normalize();
        var plugin = ((PluginPackage.Result.Accepted) PluginPackage.ofFolder(folder)).content();
        var read = ExampleReader.read(file.getFileName().toString(), Files.readString(file));

        var result = RUNNER.run(plugin, ((ExampleReader.Result.Read) read).example());

        assertThat(result.flaws()).isEmpty();
    }
}
