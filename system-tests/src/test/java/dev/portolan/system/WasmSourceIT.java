package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The WebAssembly that comes with the product is what its source gives: made again by the compiler of the lock file,
/// and compared byte by byte.
@Order(26)
@Timeout(300)
class WasmSourceIT {
    @TempDir
    Path folder;

    @Test
    void theModuleOfThePluginIsWhatItsSourceGives() throws Exception {
        var plugin = Stack.root().resolve("plugins/sbom");

        assertThat(made(plugin)).isEqualTo(Files.readAllBytes(plugin.resolve("plugin.wasm")));
    }

    @Test
    void theModuleOfANewPluginIsWhatItsSourceGives() throws Exception {
        var plugin = folder.resolve("greeting");
        var made = new Stack("wasm", Map.of()).portolan("plugin", "new", plugin.toString(), "--runtime", "wasm");
        assertThat(made.exit()).as(made.output()).isZero();

        assertThat(made(plugin)).isEqualTo(Files.readAllBytes(plugin.resolve("plugin.wasm")));
    }

    @Test
    void bothHaveTheSameDoorToThePlatform() throws IOException {
        var templates = "plugin-manager/src/main/resources/dev/portolan/plugins/tool/templates/wasm/src/assembly";
        for (var file : List.of("host.ts", "json.ts")) {
            assertThat(Stack.root().resolve(templates).resolve(file))
                    .hasSameTextualContentAs(
                            Stack.root().resolve("plugins/sbom/src/assembly").resolve(file));
        }
    }

    /// As the README of the plugin says.
    private byte[] made(Path plugin) throws IOException, InterruptedException {
        var copy = folder.resolve("copy");
        var source = plugin.resolve("src");
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList()) {
                var to = copy.resolve("src").resolve(source.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        npm(copy.resolve("src"), "ci", "--no-progress", "--no-audit", "--no-fund");
        npm(copy.resolve("src"), "run", "build");
        return Files.readAllBytes(copy.resolve("plugin.wasm"));
    }

    private static void npm(Path folder, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(words));
        var log = folder.resolve("npm.log");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
