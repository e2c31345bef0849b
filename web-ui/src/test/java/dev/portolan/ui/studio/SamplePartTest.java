package dev.portolan.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Sample;
import dev.portolan.ui.clients.Wired;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TestSession;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Samples stay with their requests, and what is wrong with one stands at its field.
class SamplePartTest {
    private static final String TWO = """
        {"address": "https://a.test", "requests": [{"name": "one", "path": "/1"}, {"name": "two", "path": "/2"}]}\
        """;

    private final Wired clients = new Wired(URI.create("http://127.0.0.1:1"));
    private final SamplePart part = new SamplePart(
            TestSession.of(new Slug("acme"), clients.accounts()), clients.studio(), new Background(), () -> {});

    @Test
    void anAnswerStaysWithItsRequestAlsoUnderAnotherName() {
        part.show(json(TWO));
        body("one").setValue("[1]");
        body("two").setValue("[2]");

        part.show(json(TWO.replace("\"one\"", "\"first\"")));

        assertThat(part.samples().path("first").path("body").asText()).isEqualTo("[1]");
        assertThat(part.samples().path("two").path("body").asText()).isEqualTo("[2]");
        assertThat(part.samples()).hasSize(2);
    }

    @Test
    void aFieldThatIsBeingTypedInStaysWhereItIs() {
        part.show(json(TWO));
        var before = all(part).toList();

        part.show(json(TWO.replace("/1", "/other")));

        assertThat(all(part).toList()).isEqualTo(before);
        assertThat(url("one").getValue()).isEqualTo("https://a.test/other");
    }

    @Test
    void anAddressThatWasTypedIsNotSuggestedAnew() {
        part.show(json(TWO));
        url("one").setValue("https://a.test/mine");

        part.show(json(TWO.replace("/1", "/other")));

        assertThat(url("one").getValue()).isEqualTo("https://a.test/mine");
    }

    @Test
    void anAnswerThatIsNoJsonIsToldWhereItIsTakenAsJson() {
        part.show(json(TWO));
        body("one").setValue("<h1>Hello</h1>");
        assertThat(body("one").isInvalid()).isFalse();

        part.show(json(TWO.replace(
                "\"requests\"", "\"values\": [{\"name\": \"x\", \"expression\": \"one.json.a\"}], \"requests\"")));

        assertThat(body("one").getErrorMessage()).startsWith("This is not JSON").contains("one.body");
        body("one").setValue("{}");
        assertThat(body("one").isInvalid()).isFalse();
    }

    @Test
    void whyThereIsNoAnswerStandsAtTheAddress() {
        var row = new SampleRow(_ -> {}, () -> {});
        row.named("one");
        var url = (TextField) find(row, "sample-url-one");

        row.show(new Sample(json("{\"error\": \"a.test does not answer.\"}")));
        assertThat(url.isInvalid()).isTrue();
        assertThat(url.getErrorMessage()).isEqualTo("a.test does not answer.");

        row.failed(new ProblemException(429, "too-many-requests", "Wait a minute.", List.of()));
        assertThat(url.getErrorMessage()).isEqualTo("Wait a minute.");
        url.setValue("https://b.test");
        assertThat(url.isInvalid()).isFalse();
    }

    private TextArea body(String name) {
        return (TextArea) find(part, "sample-body-" + name);
    }

    private TextField url(String name) {
        return (TextField) find(part, "sample-url-" + name);
    }

    private static Component find(Component within, String id) {
        return all(within)
                .filter(component -> component.getId().orElse("").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(SamplePartTest::all));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
