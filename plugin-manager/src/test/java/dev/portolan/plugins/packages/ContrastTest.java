package dev.portolan.plugins.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.portolan.plugins.schema.Finding;
import org.junit.jupiter.api.Test;

class ContrastTest {
    private static final String THEME = """
              - point: theme
                id: look
                title: Look
                light: {text: "%s", background: "#ffffff"}
                dark: {}
            """;

    @Test
    void isMeasuredAsWcagDoes() {
        assertThat(Contrast.between("#000000", "#ffffff")).isCloseTo(21, within(0.01));
        assertThat(Contrast.between("#777777", "#ffffff")).isCloseTo(4.48, within(0.01));
        assertThat(Contrast.between("#123456", "#123456")).isCloseTo(1, within(0.001));
    }

    @Test
    void aThemeThatNobodyCouldReadIsRefused() {
        var pale = Manifest.parse(manifest("#999999"));
        assertThat(((Manifest.Result.Refused) pale).findings())
                .extracting(Finding::path)
                .containsExactly("/extensions/2/light/text");
    }

    @Test
    void aThemeThatCanBeReadIsTaken() {
        assertThat(Manifest.parse(manifest("#333333"))).isInstanceOf(Manifest.Result.Accepted.class);
    }

    private static String manifest(String text) {
        var at = Sample.MANIFEST.indexOf("data:");
        return Sample.MANIFEST.substring(0, at) + THEME.formatted(text) + Sample.MANIFEST.substring(at);
    }
}
