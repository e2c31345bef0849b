package dev.portolan.ui.plugins;

import static dev.portolan.ui.page.TestPage.parts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Location;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.Plugins.Texts;
import dev.portolan.ui.clients.TestServices;
import dev.portolan.ui.clients.TestServices.Answer;
import dev.portolan.ui.clients.TestServices.Call;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.TestPage;
import dev.portolan.ui.session.TestSession;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The settings of a plugin are open, in which `Hall` is set, and somebody else does something with it.
class TypedSettingsTest {
    private static final PluginId PLUGIN = new PluginId("acme", "hello");

    private final TestPage page = new TestPage();
    private TestServices services;
    private final Queue<Consumer<Boolean>> asked = new ConcurrentLinkedQueue<>();
    private PluginDesk desk;
    private InstalledPart part;
    private volatile String now = installation(4, true, "Hall");

    @BeforeEach
    void open() throws IOException {
        services = TestServices.open("plugin.read plugin.configure", this::answer);
        var clients = services.clients();
        UI.setCurrent(page);
        var background = new Background();
        var calls = new PluginCalls(
                clients.plugins(),
                clients.installations(),
                clients.updates(),
                clients.marketplace(),
                clients.requests());
        desk = new PluginDesk(
                TestSession.of(new Slug("acme"), clients.accounts()), PLUGIN, calls, background, this::show);
        var forms = new FormSources(clients.installations(), clients.catalog(), clients.hooks(), background);
        part = new InstalledPart(
                new InstalledHead(new PageHeader("")),
                forms,
                (_, then) -> asked.add(then),
                new Opening("configuration", "", new Location("")));
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
        var listing = new Listing("acme", "hello", List.of(), json(LISTING), null, List.of(), new Texts("", "", null));
        var installed = new Installed(json(now));
        var _ = page.access(() -> part.show(desk, new PluginPage(listing, listing, installed, null), installed));
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

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
