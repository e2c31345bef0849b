package dev.portolan.plugins.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `none` is what gives no finding.
class UnicodeScanTest {
    @ParameterizedTest(name = "U+{0} in {1}: {2}")
    @CsvSource({
        "202E, plugin.js, error",
        "202E, README.md, error",
        "2066, plugin.js, error",
        "2069, i18n/de.json, error",
        "200E, plugin.js, error",
        "200F, i18n/he.json, none",
        "061C, README.md, none",
        "200B, plugin.js, error",
        "200B, README.md, warning",
        "2060, views/a.yaml, error",
        "FEFF, plugin.js, error",
        "200C, plugin.js, error",
        "200D, README.md, warning",
        "00AD, README.md, none",
        "00AD, plugin.js, error",
        "E0041, README.md, error",
        "E0041, plugin.js, error",
        "FE00, plugin.js, error",
        "FE0F, plugin.js, none",
        "E0100, README.md, warning",
        "3164, plugin.js, error",
        "115F, README.md, warning",
        "2063, plugin.js, error",
        "180E, plugin.js, error",
        "0007, plugin.js, error",
        "0085, README.md, warning",
        "2028, plugin.js, error",
        "00E9, plugin.js, none",
        "4E2D, README.md, none",
        "0009, plugin.js, none"
    })
    void hiddenCharactersAreFoundWhereTheyHide(String hex, String path, String expected) {
        var c = Character.toString(Integer.parseInt(hex, 16));
        var content = switch (path) {
            case "plugin.js" -> "// a" + c + "b\nexport function widget() { return {}; }";
            case "README.md" -> "# A" + c + "b";
            case "views/a.yaml" -> "block: text\nmarkdown: a" + c + "b\n";
            default -> "{\"title\": \"a" + c + "b\"}";
        };
        var found = found(path, content);
        assertThat(found.stream().map(f -> f.severity().name().toLowerCase(Locale.ROOT)))
                .containsExactlyElementsOf(expected.equals("none") ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "family, 1F469 200D 1F4BB",
        "skin, 1F469 1F3FD 200D 1F680",
        "rainbow, 1F3F3 FE0F 200D 1F308",
        "heart, 2764 FE0F",
        "England, 1F3F4 E0067 E0062 E0065 E006E E0067 E007F",
        "Persian, 0645 06CC 200C 062E 0648 0627",
        "Hindi, 0915 094D 200D 0937"
    })
    void whatLanguagesAndEmojiNeedIsSilentInTexts(String name, String points) {
        var text = new StringBuilder();
        for (var point : points.split(" ", -1)) {
            text.appendCodePoint(Integer.parseInt(point, 16));
        }
        assertThat(found("README.md", "# A " + text + " b")).isEmpty();
    }

    @Test
    void emojiMayStandInCode() {
        assertThat(found("plugin.js", "// \uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F\nexport function widget() {}"))
                .isEmpty();
    }

    @Test
    void aRowOfVariationsSpellsOutSomething() {
        assertThat(found("README.md", "a\uFE0F\uFE0F"))
                .extracting(ScanFinding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void escapesHideNothing() {
        var found = found("i18n/de.json", "{\"title\": \"a\\u202eb\"}");
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.path()).isEqualTo("i18n/de.json#/title");
        });
        var title = Packages.MANIFEST.formatted("metrics", "Met\\u200Brics", "", 16);
        assertThat(found("plugin.yaml", title)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.path()).isEqualTo("plugin.yaml#/title");
        });
    }

    @Test
    void theFindingSaysWhichAndWhereAndShowsNothingHidden() {
        var found = found("plugin.js", "// a\n// b\u202e\nexport function widget() {}");
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.found()).isEqualTo("U+202E RIGHT-TO-LEFT OVERRIDE");
        });
    }

    @Test
    void aByteOrderMarkAtTheBeginningIsUsual() {
        assertThat(found("README.md", "\uFEFF# A")).isEmpty();
    }

    @Test
    void whatDoesNotReadIsNoFailure() {
        for (var text : List.of("[".repeat(5_000), "a: &a [*a, *a]", "a: b: c", "%YAML 9.9", "\u0000")) {
            assertThat(found("examples/x.yaml", "# \\\n" + text)).isNotNull();
            assertThat(found("examples/x.json", "\"\\" + text)).isNotNull();
        }
    }

    private static List<ScanFinding> found(String path, String content) {
        return PackageScan.content(Packages.with(path, content), null, List.of()).findings().stream()
                .filter(finding -> finding.rule() == Rule.HIDDEN_UNICODE)
                .toList();
    }
}
