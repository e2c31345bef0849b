package dev.portolan.ui.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.forms.model.Field;
import dev.portolan.ui.forms.model.RandomJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The renderer in process: what is drawn, and how what is typed and found comes and goes.
class SchemaFormTest {
    private static final JsonNode SCHEMA = json("""
            {"type":"object","required":["host","kind"],"properties":{
               "host":{"type":"string","title":"Host"},
               "kind":{"type":"string","enum":["none","basic"]},
               "project":{"type":"string","x-options":{"function":"projects"}},
               "watched":{"type":"array","items":{"type":"object","title":"Address","required":["url"],
                 "properties":{"url":{"type":"string","title":"Url"}}}}},
             "if":{"properties":{"kind":{"const":"basic"}},"required":["kind"]},
             "then":{"properties":{"user":{"type":"string","title":"User"}},"required":["user"]}}""");

    private final SchemaForm form = new SchemaForm(SCHEMA, null);

    @Test
    void fieldsComeAndGoWithOthers() {
        assertThat(find("field-user")).isEmpty();
        choose("basic");
        assertThat(find("field-user")).isPresent();
        choose("none");
        assertThat(find("field-user")).isEmpty();
        assertThat(form.configuration()).containsOnlyKeys("kind");
    }

    @Test
    void whatIsWrongStandsAtTheFieldAndOnTopUntilItIsMended() {
        choose("basic");
        assertThat(form.check()).isFalse();
        var host = (TextField) find("field-host").orElseThrow();
        assertThat(host.isInvalid()).isTrue();
        assertThat(host.getErrorMessage()).isEqualTo("is required");
        assertThat(summary()).containsExactly("Host: is required", "User: is required");
        host.setValue("a.test");
        assertThat(host.isInvalid()).isFalse();
        assertThat(summary()).containsExactly("User: is required");
    }

    @Test
    void whatTheServerFoundStandsAtTheNearestField() {
        click("field-watched-add");
        form.show(List.of(
                new Violation("/configuration/watched/0/url", "cannot be reached"),
                new Violation("/configuration/kind", "is not offered"),
                new Violation("", "is too large")));
        assertThat(summary()).containsExactly("Watched 1 › Url: cannot be reached", "Kind: is not offered");
        assertThat(((HasValidationProperties) find("field-watched-0-url").orElseThrow()).isInvalid())
                .isTrue();
    }

    @Test
    void whatIsMarkedWhileSomebodyTypesStandsAtTheFieldAlone() {
        click("field-watched-add");
        form.mark(List.of(new Violation("/watched/0/url", "is no address"), new Violation("/nowhere", "is odd")));
        var url = (HasValidationProperties) find("field-watched-0-url").orElseThrow();
        assertThat(url.getErrorMessage()).isEqualTo("is no address");
        assertThat(find("form-errors").orElseThrow().isVisible()).isFalse();
        assertThat(form.titleOf("/watched/0/url")).contains("Watched 1 › Url");
        assertThat(form.titleOf("/nowhere")).isEmpty();
        form.mark(List.of());
        assertThat(url.isInvalid()).isFalse();
    }

    @Test
    void itemsAreAddedAndTakenAway() {
        click("field-watched-add");
        click("field-watched-add");
        assertThat(form.changed()).isTrue();
        assertThat(find("field-watched-1-url")).isPresent();
        all().filter(part -> part instanceof Button button
                        && button.getAriaLabel().orElse("").equals("Take away Address 1"))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .click();
        assertThat(find("field-watched-1-url")).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void whereAListFailsTheValueIsTyped() {
        var input = (ComboBox<Field.Option>) find("field-project").orElseThrow();
        ((LiveInput) input).show(List.of(new OptionSource.Item("a", "Alpha")), false);
        assertThat(input.isAllowCustomValue()).isFalse();
        ((LiveInput) input).show(List.of(), true);
        assertThat(input.isAllowCustomValue()).isTrue();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aListThatArrivesTakesNothingAwayThatIsChosenOrTyped() {
        var input = (ComboBox<Field.Option>) find("field-project").orElseThrow();
        var shelf = input.getDataProvider();
        ((LiveInput) input)
                .show(List.of(new OptionSource.Item("a", "Alpha"), new OptionSource.Item("b", "Beta")), false);
        input.setValue(input.getListDataView().getItem(1));
        ((LiveInput) input).show(List.of(new OptionSource.Item("c", "Gamma")), true);
        assertThat(input.getValue().title()).isEqualTo("Beta");
        assertThat(input.getListDataView().getItems())
                .extracting(Field.Option::title)
                .containsExactly("Beta", "Gamma");
        assertThat(input.getDataProvider()).isSameAs(shelf);
        assertThat(form.configuration()).containsKey("project");
    }

    @Test
    void theWaysBackStayTheSameWhileSomebodyTypes() {
        var host = (TextField) find("field-host").orElseThrow();
        host.setValue("a.test");
        var undo = undo();
        host.setValue("b.test");
        assertThat(undo()).isSameAs(undo);
        undo.click();
        assertThat(undo.isVisible()).isFalse();
    }

    private Button undo() {
        return all().filter(part -> part instanceof Button button
                        && button.getAriaLabel().orElse("").equals("Undo the change of Host"))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void serversPointersLoseTheirPrefix() {
        assertThat(SchemaForm.own("/configuration/target")).isEqualTo("/target");
        assertThat(SchemaForm.own("/target")).isEqualTo("/target");
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anyJsonIsDrawn() {
        for (var seed = 0; seed < 300; seed++) {
            var chance = new RandomJson(seed);
            var schema = seed % 2 == 0 ? chance.any(6) : chance.schema(3);
            var drawn = new SchemaForm(schema, chance.any(4));
            drawn.check();
            assertThat(new SettingsReference(schema)).as("seed %d", seed).isNotNull();
            assertThat(drawn.changed()).as("seed %d", seed).isFalse();
        }
    }

    @SuppressWarnings("unchecked")
    private void choose(String value) {
        var kind = (Select<Field.Option>) find("field-kind").orElseThrow();
        kind.setValue(kind.getListDataView()
                .getItems()
                .filter(option -> option.title().equals(value))
                .findFirst()
                .orElseThrow());
    }

    private void click(String id) {
        ((Button) find(id).orElseThrow()).click();
    }

    private List<String> summary() {
        return within(find("form-errors").orElseThrow())
                .filter(Button.class::isInstance)
                .map(part -> ((Button) part).getText())
                .toList();
    }

    private Optional<Component> find(String id) {
        return all().filter(part -> part.getId().orElse("").equals(id)).findFirst();
    }

    private Stream<Component> all() {
        return within(form);
    }

    private static Stream<Component> within(Component part) {
        return Stream.concat(Stream.of(part), part.getChildren().flatMap(SchemaFormTest::within));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
