package dev.portolan.ui.views;

import static dev.portolan.ui.page.TestPage.parts;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.TestServices;
import dev.portolan.ui.clients.TestServices.Answer;
import dev.portolan.ui.clients.TestServices.Call;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.TestPage;
import dev.portolan.ui.session.TestSession;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Three plugins on one page: one that answers, one that takes its time, one that fails.
class ExtensionBoardTest {
    private static final String AT = "/api/tenants/acme/";

    private final CountDownLatch patience = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final TestPage page = new TestPage();
    private TestServices services;

    @BeforeEach
    void open() throws IOException {
        services = TestServices.open("plugin.use", this::answer);
        var clients = services.clients();
        var desk = new ExtensionDesk(
                clients.plugins(),
                clients.views(),
                clients.catalog(),
                new PortalComponents(List.of()),
                new LiveChanges(),
                new Background());
        UI.setCurrent(page);
        var tenant = TestSession.of(new Slug("acme"), clients.accounts());
        page.add(new ExtensionBoard(desk, tenant, "home.widget", null));
    }

    @AfterEach
    void close() {
        patience.countDown();
        UI.setCurrent(null);
        services.close();
    }

    @Test
    void aSlowCardAndOneThatFailsHoldUpNobody() {
        page.await(() -> text("good").contains("all is well"));
        page.await(() -> text("bad").contains("could not be loaded"));
        page.await(() -> text("slow").contains("what was good last"));

        assertThat(text("slow")).contains("From", "hours ago").doesNotContain("at last");
        assertThat(text("bad")).contains("The plugin is away.", "Try again");
        assertThat(text("good")).doesNotContain("From");

        patience.countDown();
        page.await(() -> text("slow").contains("at last"));
        assertThat(text("slow")).doesNotContain("what was good last", "hours ago");
    }

    @Test
    void oneThatFailedIsTriedAgainAlone() {
        page.await(() -> text("bad").contains("Try again"));
        var before = failures.get();

        var _ = page.access(() -> parts(card("bad"))
                .filter(part ->
                        part instanceof Button button && button.getText().equals("Try again"))
                .forEach(button -> ((Button) button).click()));

        page.await(() -> failures.get() > before);
        page.await(() -> text("good").contains("all is well"));
    }

    private String text(String extension) {
        return parts(page)
                .filter(part -> part.getId().orElse("").equals("card-acme-p-" + extension))
                .map(part -> part.getElement().getTextRecursively()
                        + parts(part)
                                .filter(Html.class::isInstance)
                                .map(html -> ((Html) html).getInnerHtml())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private Component card(String extension) {
        return parts(page)
                .filter(part -> part.getId().orElse("").equals("card-acme-p-" + extension))
                .findFirst()
                .orElseThrow();
    }

    private Answer answer(Call call) {
        var path = call.path();
        if (path.equals(AT + "extensions")) {
            return Answer.of(200, "{\"items\":[" + item("good") + "," + item("slow") + "," + item("bad") + "]}");
        }
        if (call.query().equals("last=true")) {
            return Answer.of(200, path.endsWith("slow") ? view("what was good last", true) : view("", true));
        }
        if (path.endsWith("bad")) {
            failures.incrementAndGet();
            return Answer.problem(
                    503,
                    "{\"type\":\"https://portolan.dev/problems/unavailable\",\"status\":503,\"detail\":\"The plugin is away.\"}");
        }
        if (path.endsWith("slow")) {
            wait(patience);
        }
        return Answer.of(200, view(path.endsWith("slow") ? "at last" : "all is well", false));
    }

    private static String item(String extension) {
        return "{\"publisher\":\"acme\",\"plugin\":\"p\",\"extension\":\"" + extension
                + "\",\"point\":\"home.widget\",\"title\":\"" + extension + "\"}";
    }

    private static String view(String text, boolean stale) {
        var view = text.isEmpty() ? "null" : "{\"block\":\"text\",\"markdown\":\"" + text + "\"}";
        return "{\"view\":" + view + ",\"at\":\"" + Instant.now().minusSeconds(stale ? 9_000 : 0) + "\",\"stale\":"
                + stale + "}";
    }

    private static void wait(CountDownLatch latch) {
        try {
            var _ = latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
