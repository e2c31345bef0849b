package dev.portolan.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.clients.Wired;
import dev.portolan.ui.conflicts.ConfigurationMerge.Changed;
import dev.portolan.ui.session.TestSession;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is typed stays until somebody chooses, whatever others save.
class OpenDraftTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT = "{\"title\": \"Notes\", \"summary\": \"All\", \"point\": \"entity.card\"}";

    private final Wired clients = new Wired(URI.create("http://127.0.0.1:1"));
    private final OpenDraft draft =
            new OpenDraft(TestSession.of(new Slug("acme"), clients.accounts()), whole(1, CONTENT));

    @Test
    void defaultsThatTheFormFillsInAreNotTyped() {
        assertThat(draft.written().path("refresh").asText()).isEqualTo("5m");
        assertThat(draft.dirty()).isFalse();
        assertThat(draft.unsaved()).isFalse();
    }

    @Test
    void whatIsSavedIsNoLongerTyped() {
        type("Mine");
        assertThat(draft.dirty()).isTrue();

        draft.saved(whole(2, CONTENT.replace("All", "Mine")), draft.written());

        assertThat(draft.dirty()).isFalse();
        assertThat(draft.seen().revision()).isEqualTo(2);
    }

    @Test
    void whatBothHaveChangedIsAskedAndTheRestIsProposed() {
        type("Mine");
        var theirs = whole(2, CONTENT.replace("All", "Theirs").replace("Notes", "Our notes"));

        var merge = draft.beside(theirs);

        assertThat(merge.rows()).extracting(Changed::pointer).containsExactlyInAnyOrder("/title", "/summary");
        assertThat(merge.rows().stream().filter(Changed::contested))
                .extracting(Changed::pointer)
                .containsExactly("/summary");
        assertThat(draft.written().path("summary").asText()).isEqualTo("Mine");
    }

    @Test
    void whatIsChosenIsTypedOnTopOfTheirs() {
        type("Mine");
        var theirs = whole(2, CONTENT.replace("Notes", "Our notes"));
        ObjectNode chosen = JSON.valueToTree(draft.beside(theirs).merged(Map.of()));

        draft.goOn(theirs, chosen);

        assertThat(draft.written().path("summary").asText()).isEqualTo("Mine");
        assertThat(draft.written().path("title").asText()).isEqualTo("Our notes");
        assertThat(draft.dirty()).isTrue();
        draft.goOn(theirs, theirs.content());
        assertThat(draft.dirty()).isFalse();
    }

    @Test
    void whatIsGoneElsewhereIsNotSavedHere() {
        draft.deleted();
        assertThat(draft.unsaved()).isTrue();

        draft.saved(whole(1, CONTENT), draft.written());

        assertThat(draft.unsaved()).isFalse();
    }

    @SuppressWarnings("unchecked")
    private void type(String summary) {
        var field = all(draft.form())
                .filter(part -> part.getId().orElse("").equals("field-summary"))
                .findFirst()
                .orElseThrow();
        ((HasValue<?, String>) field).setValue(summary);
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(OpenDraftTest::all));
    }

    private static Whole whole(long revision, String content) {
        try {
            return new Whole(
                    JSON.readTree("{\"id\": \"d1\", \"revision\": " + revision + ", \"content\": " + content + "}"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
