package dev.portolan.ui.plugins;

import static dev.portolan.ui.clients.TestServices.TENANT;
import static dev.portolan.ui.page.TestPage.parts;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.TestServices;
import dev.portolan.ui.clients.TestServices.Answer;
import dev.portolan.ui.clients.TestServices.Call;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.marketplace.AboutOffer;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.SharedReads;
import dev.portolan.ui.page.TestPage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The open page of an installed plugin while others act on it: version 1.0.0 at revision 4 is shown.
class PluginChangesTest {
    private static final Instant AT = Instant.parse("2026-11-29T12:00:00Z");

    private final TestPage page = new TestPage();
    private final AtomicInteger reads = new AtomicInteger();
    private final Told told = new Told();
    private TestServices services;
    private PluginDesk desk;
    private InstalledPart part;
    private PluginChanges changes;

    @BeforeEach
    void open() throws IOException {
        services = TestServices.open("plugin.read", this::answer);
        UI.setCurrent(page);
        var opened = OpenedPlugin.of(services, "about", (_, _) -> {}, () -> {});
        desk = opened.desk();
        part = opened.part();
        changes =
                new PluginChanges(opened.head(), new LateReads(new SharedReads(), new Latest(desk.background())), told);
        var _ = page.access(() -> page.add(part));
        show(page(document("published")));
    }

    @AfterEach
    void close() {
        UI.setCurrent(null);
        services.close();
    }

    @Test
    void aStopIsSaidAlsoWhileTheAnswerToAnEarlierChangeIsAwaited() {
        hear(new Change.PluginChanged(state(5)));
        hear(release("1.0.0", ReleaseState.Status.REVOKED));

        assertThat(text()).contains("Version 1.0.0 has just been stopped by the platform");

        hear(release("1.0.0", ReleaseState.Status.PUBLISHED));
        show(page(document("published")));
        assertThat(text()).doesNotContain("has just been stopped");

        hear(release("1.0.0", ReleaseState.Status.PUBLISHED));
        hear(release("1.0.0", ReleaseState.Status.REVOKED));
        assertThat(text()).contains("has just been stopped");
        page.await(() -> told.shown == 1);
        assertThat(reads).hasValue(1);
    }

    @Test
    void aStopOfAnotherVersionIsNotOfThisPage() {
        hear(release("0.9.0", ReleaseState.Status.REVOKED));

        assertThat(text()).doesNotContain("has just been stopped");
    }

    @Test
    void whatIsBeingReadStaysWhereOnlyItsReleasesStandOtherwise() {
        var about = about();

        show(page(document("revoked")));

        assertThat(about()).isSameAs(about);
        assertThat(text()).contains("Stopped");
    }

    @Test
    void otherTextsAreShownAnew() {
        var about = about();
        var other = document("published").replace("Says hello.", "Says good day.");

        show(page(other));

        assertThat(about()).isNotSameAs(about);
    }

    /// Within the page, as whatever comes from the background at the same time.
    private void show(PluginPage read) {
        var _ = page.access(() -> part.show(desk, read, installed()));
    }

    private void hear(Change change) {
        var _ = page.access(() -> changes.heard(desk, part, change));
    }

    private Component about() {
        return within(() ->
                parts(part).filter(AboutOffer.class::isInstance).findFirst().orElseThrow());
    }

    private String text() {
        return within(() -> part.getElement().getTextRecursively());
    }

    private <T> T within(Supplier<T> look) {
        var seen = new AtomicReference<T>();
        var _ = page.access(() -> seen.set(look.get()));
        return seen.get();
    }

    private static Change release(String version, ReleaseState.Status status) {
        return new Change.ReleaseChanged(TENANT, new ReleaseState(OpenedPlugin.PLUGIN, version, "d1", status, AT));
    }

    private static PluginState state(long revision) {
        return new PluginState(
                TENANT, OpenedPlugin.PLUGIN, new PluginState.Release("d1", "1.0.0"), false, revision, List.of(), AT);
    }

    private static PluginPage page(String document) {
        return OpenedPlugin.page(document, installed());
    }

    private static String document(String status) {
        return """
                {"publisher":"acme","plugin":"hello","title":"Hello","summary":"Says hello.","version":"1.0.0",
                 "manifest":{},"releases":[{"version":"1.0.0","status":"%s"}]}""".formatted(status);
    }

    private static Installed installed() {
        return OpenedPlugin.installed("""
                {"publisher":"acme","plugin":"hello","title":"Hello","version":"1.0.0","enabled":true,
                 "desired":"enabled","revision":4,"observed":[]}""");
    }

    private Answer answer(Call call) {
        if (call.path().endsWith("/marketplace/plugins/acme/hello")) {
            reads.incrementAndGet();
            return Answer.of(200, document("revoked"));
        }
        return Answer.of(
                200,
                call.path().endsWith("/installations/acme/hello")
                        ? installed().document().toString()
                        : "{\"items\":[]}");
    }

    private static final class Told implements PluginChanges.Shown {
        private int shown;

        @Override
        public void show(PluginDesk desk, PluginPage page) {
            shown++;
        }

        @Override
        public void failed(PluginDesk desk, ProblemException problem) {
            throw new AssertionError(problem);
        }
    }
}
