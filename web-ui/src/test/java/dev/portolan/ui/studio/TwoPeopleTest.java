package dev.portolan.ui.studio;

import static dev.portolan.ui.page.TestPage.parts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.clients.TestServices;
import dev.portolan.ui.clients.TestServices.Answer;
import dev.portolan.ui.clients.TestServices.Call;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.TestPage;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.session.TestSession;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ada has a draft open, and Ben does something with it.
class TwoPeopleTest implements DraftSaving.Page, Meanwhile.Page {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestPage screen = new TestPage();
    private final LiveChanges changes = new LiveChanges();
    private final Div form = new Div();
    private TestServices services;
    private TenantSession tenant;
    private DraftSaving saving;
    private Meanwhile meanwhile;
    private OpenDraft draft;

    private volatile String id = "d1";
    private volatile long revision = 1;
    private volatile String content = "{\"title\":\"Notes\",\"summary\":\"All\",\"point\":\"entity.card\"}";
    private volatile String by = "Ada";
    private volatile String published = "";
    private volatile boolean standing;

    @BeforeEach
    void open() throws IOException {
        services = TestServices.open("plugin.install", this::answer);
        var clients = services.clients();
        tenant = TestSession.of(new Slug("acme"), clients.accounts());
        UI.setCurrent(screen);
        var background = new Background();
        saving = new DraftSaving(clients.studio(), changes, background, this);
        meanwhile = new Meanwhile(clients.studio(), background, JSON, this);
        draft = new OpenDraft(tenant, new Whole(json(whole())));
        screen.add(meanwhile.notices(), form, saving.bar(), saving.bar().deleting());
        changes.follow(form, tenant.tenant(), saving::heard);
        saving.open(draft);
        filled(draft);
    }

    @AfterEach
    void close() {
        UI.setCurrent(null);
        services.close();
    }

    @Test
    void whatBenSavesIsShownAtOnceWhereNothingIsTyped() {
        ben("Bens");

        screen.await(() -> summary().equals("Bens"));
        assertThat(draft.seen().revision()).isEqualTo(2);
        assertThat(draft.dirty()).isFalse();
        assertThat(notice()).isEmpty();
    }

    @Test
    void whatAdaTypesStaysAndSheHearsWhoseChangeItWas() {
        type("Mine");

        ben("Bens");

        screen.await(() -> notice().contains("Ben has changed this draft"));
        assertThat(notice()).contains("28 Nov 2026, 20:04 UTC", "Compare");
        assertThat(summary()).isEqualTo("Mine");
        assertThat(content).contains("Bens");
    }

    @Test
    void nothingIsReplacedUnderWhoeverStandsInAField() {
        standing = true;

        ben("Bens");

        screen.await(() -> notice().contains("Ben has changed this draft"));
        assertThat(summary()).isEqualTo("All");
    }

    @Test
    void whatIsSavedTooLateIsNotSavedAndNotLost() {
        type("Mine");
        revision = 2;
        content = content.replace("All", "Bens");
        by = "Ben";

        click("save-draft");

        screen.await(() -> notice().contains("Ben has changed this draft"));
        assertThat(content).contains("Bens");
        assertThat(summary()).isEqualTo("Mine");
        assertThat(status()).isEqualTo("Not saved yet.");
    }

    @Test
    void whatIsSavedInTimeIsSavedAsTheNextRevision() {
        type("Mine");

        click("save-draft");

        screen.await(() -> status().isEmpty());
        assertThat(content).contains("Mine");
        assertThat(draft.seen().revision()).isEqualTo(2);
    }

    @Test
    void aDraftThatBenDeletesCanBeMadeAgainOfWhatIsThere() {
        type("Mine");
        id = "";
        changes.tell(new Change.DraftChanged(tenant.tenant(), "d1"));
        screen.await(() -> notice().contains("Somebody deleted this draft"));
        assertThat(button("save-draft").isEnabled()).isFalse();
        assertThat(button("publish-draft").isEnabled()).isFalse();
        assertThat(saving.unsaved()).isTrue();

        click("draft-again");

        screen.await(() -> notice().isEmpty());
        assertThat(id).isEqualTo("d2");
        assertThat(content).contains("Mine");
        assertThat(saving.unsaved()).isFalse();
        assertThat(button("save-draft").isEnabled()).isTrue();
    }

    @Test
    void whatIsAsItWasPublishedCannotBePublishedAgainAndSaysWhy() {
        click("publish-draft");
        screen.await(() -> status().equals("Nothing to publish: it is as in version 1.0.0."));
        assertThat(button("publish-draft").isEnabled()).isFalse();

        type("Mine");

        assertThat(button("publish-draft").isEnabled()).isTrue();
        type("All");
        assertThat(button("publish-draft").isEnabled()).isFalse();
    }

    /// Ben saves, in a page of his own.
    private void ben(String summary) {
        content = content.replace("All", summary);
        revision++;
        by = "Ben";
        changes.tell(new Change.DraftChanged(tenant.tenant(), "d1"));
    }

    private void type(String summary) {
        var _ = screen.access(() -> field().setValue(summary));
    }

    private String summary() {
        return field().getValue();
    }

    @SuppressWarnings("unchecked")
    private HasValue<?, String> field() {
        return (HasValue<?, String>) part("field-summary");
    }

    private void click(String button) {
        var _ = screen.access(() -> button(button).click());
    }

    private Button button(String name) {
        return (Button) part(name);
    }

    private String notice() {
        return meanwhile.notices().getElement().getTextRecursively();
    }

    private String status() {
        return part("draft-status").getElement().getTextRecursively();
    }

    private Component part(String name) {
        return parts(screen)
                .filter(part -> part.getId().orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Meanwhile meanwhile() {
        return meanwhile;
    }

    @Override
    public void stands(OpenDraft now) {
        saving.show();
    }

    @Override
    public void filled(OpenDraft now) {
        now.form().whenChanged(saving::show);
        form.removeAll();
        form.add(now.form());
        saving.show();
    }

    @Override
    public void moved(OpenDraft now) {
        saving.show();
    }

    @Override
    public void whetherInForm(OpenDraft now, Consumer<Boolean> then) {
        then.accept(standing);
    }

    @Override
    public void save(OpenDraft now) {
        saving.save(now);
    }

    @Override
    public void left(OpenDraft now) {}

    private String whole() {
        return """
            {"id": "%s", "publisher": "own-x", "name": "notes", "content": %s, "revision": %d, "changedBy": "%s",
             "changedAt": "2026-11-28T20:04:00Z"%s}\
            """.formatted(id, content, revision, by, published.equals(content) ? ", \"sameAs\": \"1.0.0\"" : "");
    }

    private Answer answer(Call call) {
        var seen = call.ifMatch();
        if (call.path().endsWith("/drafts")) {
            id = "d2";
            taken(call);
            return Answer.of(201, whole());
        }
        if (id.isEmpty()) {
            return Answer.of(404, "{}");
        }
        if (seen != null && !seen.equals("\"" + revision + "\"")) {
            return Answer.of(412, "{}");
        }
        if (call.path().endsWith("/publication")) {
            published = content;
            return Answer.of(201, "{\"version\":\"1.0.0\"}");
        }
        if (call.method().equals("PUT")) {
            revision++;
            taken(call);
        }
        return Answer.of(200, whole());
    }

    private void taken(Call call) {
        content = json(call.body()).path("content").toString();
        by = "Ada";
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
