package dev.portolan.plugins.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.views.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The guide's reference leaves nothing out that an author can use.
class GuideReferenceTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(((?:\\.\\./)?[a-zA-Z0-9-]+\\.md|)(?:#([a-z0-9-]+))?\\)");

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

    @ParameterizedTest
    @ValueSource(strings = {"views", "providers", "events", "configuration", "runtimes", "updates"})
    void everyPageForAuthorsIsLinkedAndThere(String page) {
        assertThat(guide).contains("](plugin-" + page + ".md");
        assertThat(Path.of("../docs/plugin-" + page + ".md")).exists();
    }

    @Test
    void everyLinkLeadsToAPageWithThatHeading() throws IOException {
        for (var link : LINK.matcher(guide).results().toList()) {
            var page = link.group(1).isEmpty()
                    ? guide
                    : Files.readString(Path.of("../docs").resolve(link.group(1)));
            if (link.group(2) != null) {
                assertThat(headings(page)).as(link.group()).contains(link.group(2));
            }
        }
    }

    @Test
    void theSchemaThatShowsAConditionIsTaken() throws IOException {
        var block = guide.split("```json\\R", -1)[1].split("```", -1)[0];

        assertThat(ConfigSchema.parse(new JsonMapper().readTree(block)))
                .isInstanceOfSatisfying(
                        ConfigSchema.Result.Accepted.class,
                        accepted -> assertThat(accepted.schema().secrets()).hasSize(1));
    }

    private static List<String> headings(String page) {
        return page.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
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
