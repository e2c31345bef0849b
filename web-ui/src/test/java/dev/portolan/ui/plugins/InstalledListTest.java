package dev.portolan.ui.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.plugins.InstalledList.Order;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledListTest {
    private static final InstalledList LIST = new InstalledList(List.of(
            installed("acme", "Uptime", true, "enabled", "ok", "2026-11-01T10:00:00Z"),
            installed("portolan", "announcements", true, "enabled", "degraded", "2026-11-20T10:00:00Z"),
            installed("portolan", "Badges", false, "disabled", "ok", "2026-11-10T10:00:00Z"),
            installed("portolan", "Radar", true, "blocked_by_plan", "ok", "2026-10-01T10:00:00Z")));

    private static Installed installed(
            String publisher, String title, boolean enabled, String desired, String health, String at) {
        try {
            return new Installed(new ObjectMapper().readTree("""
                    {"publisher":"%s","plugin":"%s","title":"%s","enabled":%s,"desired":"%s","health":{"state":"%s"},"changedAt":"%s"}""".formatted(
                            publisher, title.toLowerCase(Locale.ROOT), title, enabled, desired, health, at)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> names(String text, String state, Order order) {
        return LIST.shown(text, state, order).stream().map(Installed::name).toList();
    }

    @Test
    void usualOrderIsByNameWhateverTheCase() {
        assertThat(names("", "", Order.of("nonsense"))).containsExactly("announcements", "Badges", "Radar", "Uptime");
    }

    @Test
    void whatNeedsALookComesFirst() {
        assertThat(names("", "", Order.STATE)).containsExactly("Radar", "announcements", "Uptime", "Badges");
    }

    @Test
    void newestChangeComesFirst() {
        assertThat(names("", "", Order.of("changed"))).containsExactly("announcements", "Badges", "Uptime", "Radar");
    }

    @Test
    void searchLooksAtNameAndPublisher() {
        assertThat(names("  ACME ", "", Order.NAME)).containsExactly("Uptime");
        assertThat(names("portolan/b", "", Order.NAME)).containsExactly("Badges");
    }

    @Test
    void stateNarrowsAndOnlyStatesThatThereAreAreOffered() {
        assertThat(names("", "degraded", Order.NAME)).containsExactly("announcements");
        assertThat(LIST.states()).containsExactly("blocked_by_plan", "degraded", "enabled", "disabled");
    }

    @ParameterizedTest
    @CsvSource({
        "enabled, true, ok, On",
        "disabled, false, ok, Off",
        "disabled, false, over_budget, Over its budget",
        "enabled, true, retrying, Trying again",
        "enabled, true, something_new, On",
        "needs_configuration, false, ok, Needs configuration",
        "blocked_by_platform, true, ok, Stopped by the platform",
        "uninstalling, false, ok, Uninstalled",
    })
    void stateSaysWhatStandsInTheWayFirst(String desired, boolean enabled, String health, String words) {
        assertThat(InstalledState.of(installed("p", "T", enabled, desired, health, "2026-11-01T10:00:00Z"))
                        .words())
                .isEqualTo(words);
    }
}
