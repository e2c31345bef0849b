package dev.portolan.ui.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Views.Theme;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookTest {
    @Test
    void colorsThatCanBeReadAreTakenAsTheyAre() {
        var look = look(Map.of("primary", "#2438a8"), Map.of("primary", "#9db0ff"));
        assertThat(look.properties())
                .isEqualTo(Map.of("--theme-primary-light", "#2438a8", "--theme-primary-dark", "#9db0ff"));
    }

    @Test
    void aPaleColorIsMadeDarkerUntilItCanBeReadOnWhite() {
        var primary =
                look(Map.of("primary", "#ffee00"), Map.of()).properties().getOrDefault("--theme-primary-light", "");
        assertThat(primary).isNotEqualTo("#ffee00");
        assertThat(Readable.between(primary, "#ffffff")).isGreaterThanOrEqualTo(Readable.TEXT);
    }

    @Test
    void textIsReadableOnEveryGround() {
        var properties = look(Map.of("background", "#202020", "surface", "#303030", "text", "#404040"), Map.of())
                .properties();
        var text = properties.getOrDefault("--theme-text-light", "#000000");
        assertThat(Readable.passes(text, Readable.TEXT, "#202020", "#303030")).isTrue();
    }

    @Test
    void groundsOnWhichNothingCanBeReadAreNotTaken() {
        assertThat(look(Map.of("background", "#ffffff", "surface", "#707070"), Map.of())
                        .properties())
                .doesNotContainKeys("--theme-background-light", "--theme-surface-light");
    }

    @Test
    void whatIsNoColorAndNoDrawingIsLeftOut() {
        var theme =
                new Theme("a/b", Map.of("primary", "red; } body { display: none"), Map.of(), "https://evil.test/x.svg");
        assertThat(Look.of(theme)).isEqualTo(Look.PLAIN);
    }

    private static Look look(Map<String, String> light, Map<String, String> dark) {
        return Look.of(new Theme("a/b", light, dark, null));
    }
}
