package dev.portolan.ui.notifications;

import static dev.portolan.ui.page.TestPage.parts;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.TestServices;
import dev.portolan.ui.clients.TestServices.Answer;
import dev.portolan.ui.clients.TestServices.Call;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.TestPage;
import dev.portolan.ui.session.TestSession;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The inbox of a member.
class InboxTest {
    private final TestPage page = new TestPage();
    private TestServices services;
    private volatile int unread;

    @BeforeEach
    void begin() throws IOException {
        services = TestServices.open("plugin.use", this::answer);
        UI.setCurrent(page);
    }

    @AfterEach
    void close() {
        UI.setCurrent(null);
        services.close();
    }

    @Test
    void whereNothingIsUnreadNothingCanBeMarkedAsRead() {
        open();

        page.await(() -> text().contains("You have read everything"));
        assertThat(all().isEnabled()).isFalse();
    }

    @Test
    void whatIsUnreadIsMarkedAsReadAtOnce() {
        unread = 2;
        open();
        page.await(() -> all().isEnabled());

        var _ = page.access(() -> all().click());

        page.await(() -> !all().isEnabled());
        assertThat(unread).isZero();
    }

    private void open() {
        var clients = services.clients();
        var inbox = new Inbox(clients.notifications(), new LiveChanges(), new Background(), InstantSource.system());
        var _ = page.access(() -> {
            page.add(inbox);
            inbox.open(TestSession.of(new Slug("acme"), clients.accounts()), QueryParameters.empty());
        });
    }

    private Button all() {
        return (Button) parts(page)
                .filter(part -> part.getId().orElse("").equals("mark-all"))
                .findFirst()
                .orElseThrow();
    }

    private String text() {
        return page.getElement().getTextRecursively();
    }

    private Answer answer(Call call) {
        if (call.path().endsWith("/count")) {
            return Answer.of(200, "{\"unread\":%d,\"enabled\":true}".formatted(unread));
        }
        if (call.path().endsWith("/read")) {
            unread = 0;
            return Answer.of(200, "{\"ids\":[\"one\",\"two\"],\"unread\":0}");
        }
        return Answer.of(200, "{\"items\":[]}");
    }
}
