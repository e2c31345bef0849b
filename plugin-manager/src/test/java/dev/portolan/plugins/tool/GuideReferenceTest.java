package dev.portolan.plugins.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.views.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The guide's reference leaves nothing out that an author can use.
class GuideReferenceTest {
    private final String guide;

    GuideReferenceTest() throws IOException {
        guide = Files.readString(Path.of("../docs/plugin-guide.md"));
    }

    @Test
    void everyBlockIsThere() {
        assertThat(Views.blocks())
                .filteredOn(block -> !block.equals("unknown"))
                .allSatisfy(block -> assertThat(guide).contains("`" + block + "`"));
    }

    @Test
    void everyExtensionPointIsThere() {
        assertThat(Arrays.stream(ExtensionPoint.values()).map(ExtensionPoint::point))
                .allSatisfy(point -> assertThat(guide).contains("`" + point + "`"));
    }

    @Test
    void everyCommandIsThere() {
        var help = Typed.run("--help").output();
        assertThat(help.lines()
                        .filter(line -> line.matches("  [a-z]+ {2,}[A-Z].*"))
                        .map(line -> line.strip().split(" ", 2)[0]))
                .hasSize(7)
                .allSatisfy(command -> assertThat(guide).contains("| `" + command + " "));
    }
}
