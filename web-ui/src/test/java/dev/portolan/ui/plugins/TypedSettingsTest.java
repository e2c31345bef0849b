package dev.portolan.ui.plugins;

import static dev.portolan.ui.page.TestPage.parts;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import dev.portolan.ui.clients.TestServices;
import dev.portolan.ui.clients.TestServices.Answer;
import dev.portolan.ui.clients.TestServices.Call;
import dev.portolan.ui.page.TestPage;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The settings of a plugin are open, in which `Hall` is set, and somebody else does something with it.
class TypedSettingsTest {
    private final TestPage page = new TestPage();
    private TestServices services;
    private final Queue<Consumer<Boolean>> asked = new ConcurrentLinkedQueue<>();
    private PluginDesk desk;
    private InstalledPart part;
    private volatile String now = installation(4, true, "Hall");

    @BeforeEach
    void open() throws IOException {
        services = TestServices.open("plugin.read plugin.configure", this::answer);
        UI.setCurrent(page);
        var opened = OpenedPlugin.of(services, "configuration", (_, then) -> asked.add(then), this::show);
        desk = opened.desk();
        part = opened.part();
        var _ = page.access(() -> page.add(part));
        show();
    }

    @AfterEach
    void close() {
        UI.setCurrent(null);
        services.close();
    }

    @Test
    void whatIsSetElsewhereIsShownWhereNobodyStandsInAField() {
        elsewhere(5, true, "Yard");
        assertThat(name()).isEqualTo("Hall");

        answer(false);

        assertThat(name()).isEqualTo("Yard");
        assertThat(text()).doesNotContain("Somebody else");
    }

    @Test
    void nothingIsReplacedUnderWhoeverStandsInAField() {
        var before = field();

        elsewhere(5, true, "Yard");
        answer(true);

        assertThat(field()).isSameAs(before);
        assertThat(name()).isEqualTo("Hall");
        assertThat(text()).contains("Somebody else has changed this plugin", "Compare now");
    }

    @Test
    void whatArrivesOfTheTypingBeforeTheAnswerStays() {
        elsewhere(5, true, "Yard");
        type("Mine");

        answer(false);

        assertThat(name()).isEqualTo("Mine");
        assertThat(text()).contains("Somebody else has changed this plugin");
    }

    @Test
    void whoHasTypedNothingIsShownTheirsWhenComparing() {
        elsewhere(5, true, "Yard");
        answer(true);

        var _ = page.access(() -> button("compare-now").click());

        page.await(() -> name().equals("Yard"));
        assertThat(text()).doesNotContain("Somebody else");
    }

    @Test
    void twoChangesAreBothShown() {
        elsewhere(5, true, "Yard");
        elsewhere(6, true, "Roof");

        answer(false);
        answer(false);
        answer(false);

        assertThat(name()).isEqualTo("Roof");
    }

    @Test
    void aSwitchElsewhereLeavesTheFormAlone() {
        var before = field();
        type("Mine");

        elsewhere(5, false, "Hall");

        assertThat(field()).isSameAs(before);
        assertThat(name()).isEqualTo("Mine");
        assertThat(text()).doesNotContain("Somebody else");
    }

    private void elsewhere(long revision, boolean enabled, String name) {
        now = installation(revision, enabled, name);
        show();
    }

    private void show() {
        var installed = OpenedPlugin.installed(now);
        var _ = page.access(() -> part.show(desk, OpenedPlugin.page(LISTING, installed), installed));
    }

    /// What the browser says of whether somebody stands in a field.
    private void answer(boolean within) {
        var _ = page.access(() -> asked.remove().accept(within));
    }

    private void type(String name) {
        var _ = page.access(() -> field().setValue(name));
    }

    private String name() {
        return field().getValue();
    }

    @SuppressWarnings("unchecked")
    private HasValue<?, String> field() {
        return (HasValue<?, String>) named("field-name");
    }

    private Button button(String name) {
        return (Button) named(name);
    }

    private Component named(String name) {
        return parts(part)
                .filter(one -> one.getId().orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String text() {
        return part.getElement().getTextRecursively();
    }

    private Answer answer(Call call) {
        return Answer.of(200, call.path().endsWith("/installations/acme/hello") ? now : "{\"items\":[]}");
    }

    private static final String LISTING = """
            {"publisher":"acme","plugin":"hello","title":"Hello","summary":"Says hello.","version":"1.0.0",
             "manifest":{},"releases":[{"version":"1.0.0","status":"published"}]}""";

    private static String installation(long revision, boolean enabled, String name) {
        return """
                {"publisher":"acme","plugin":"hello","title":"Hello","version":"1.0.0","enabled":%s,
                 "desired":"%s","revision":%d,"observed":[],"configuration":{"name":"%s"},
                 "schema":{"type":"object","properties":{"name":{"type":"string","title":"Name"}}}}""".formatted(enabled, enabled ? "enabled" : "disabled", revision, name);
    }
}
