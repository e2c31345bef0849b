package dev.portolan.ui.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.contracts.Slug;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Buttons, forms and tables, used as a person does.
class BlockUseTest implements Surroundings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Press> pressed = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();
    private Outcome outcome = new Outcome.Done();

    @Test
    void aButtonSendsItsParams() {
        var drawn = draw("{'block':'button','label':'Go','function':'go','params':{'a':1}}");

        click(drawn, "Go");

        assertThat(pressed).hasSize(1);
        assertThat(pressed.getFirst().function()).isEqualTo("go");
        assertThat(pressed.getFirst().params()).isEqualTo(json("{'a':1}"));
        assertThat(pressed.getFirst().values()).isNull();
    }

    @Test
    void whatWentWrongStandsBesideTheButton() {
        outcome = new Outcome.Failed("The server is away.");
        var drawn = draw("{'block':'button','label':'Go','function':'go'}");

        click(drawn, "Go");

        assertThat(Drawn.text(drawn)).contains("The server is away.");
        assertThat(Drawn.of(drawn, Button.class).getFirst().isEnabled()).isTrue();
    }

    @Test
    void aFormSendsWhatIsFilledInAndShowsErrorsAtTheFields() {
        var drawn = draw("""
                {'block':'form','function':'save','submit':'Save','schema':{'type':'object','required':['name'],
                 'properties':{'name':{'type':'string','title':'Name'}}}}""");
        click(drawn, "Save");
        assertThat(pressed).isEmpty();

        var name = Drawn.of(drawn, TextField.class).getFirst();
        name.setValue("taken");
        outcome = new Outcome.Wrong(List.of(new Violation("/name", "is taken")));
        click(drawn, "Save");

        assertThat(pressed.getFirst().values()).containsKey("name");
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).isEqualTo("is taken");
    }

    @Test
    void aTableIsSortedByNumberUpAndDownAndBack() {
        var drawn = draw("""
                {'block':'table','columns':[{'key':'n','title':'N','type':'number'}],
                 'rows':[{'n':10},{'n':9},{},{'n':100}]}""");

        click(drawn, "N");
        assertThat(cells(drawn)).containsExactly("9", "10", "100", "");
        click(drawn, "N");
        assertThat(cells(drawn)).containsExactly("100", "10", "9", "");
        click(drawn, "N");
        assertThat(cells(drawn)).containsExactly("10", "9", "", "100");
    }

    @Test
    void aTableGoesOnWhereItSaysSo() {
        var drawn = draw("""
                {'block':'table','id':'t','columns':[{'key':'n','title':'N'}],'rows':[{'n':1}],'next':'a'}""");

        click(drawn, "Show more");
        click(drawn, "Show more");

        assertThat(cursors).containsExactly("t a", "t b");
        assertThat(cells(drawn)).containsExactly("1", "more a", "more b");
        assertThat(buttons(drawn)).doesNotContain("Show more");
    }

    @Test
    void pathsAreWithinTheOrganization() {
        var drawn = draw("""
                {'block':'links','items':[{'title':'a','href':'/catalog'},{'title':'b','href':'/acme/search'},
                 {'title':'c','href':'//evil.test'},{'title':'d','href':'https://good.test'}]}""");
        assertThat(Drawn.text(drawn))
                .contains("/acme/catalog", "/acme/search", "https://good.test")
                .doesNotContain("evil");
    }

    private Component draw(String view) {
        return new BlockRenderer(this).render(BlockReader.read(json(view)));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void click(Component drawn, String label) {
        Drawn.of(drawn, Button.class).stream()
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static List<String> buttons(Component drawn) {
        return Drawn.of(drawn, Button.class).stream().map(Button::getText).toList();
    }

    private static List<String> cells(Component drawn) {
        return Drawn.of(drawn, NativeTableCell.class).stream()
                .map(cell -> cell.getElement().getTextRecursively())
                .toList();
    }

    @Override
    public Slug tenant() {
        return new Slug("acme");
    }

    @Override
    public void press(Press press, Consumer<Outcome> then) {
        pressed.add(press);
        then.accept(outcome);
    }

    @Override
    public void more(String table, String cursor, Consumer<Further> then) {
        cursors.add(table + " " + cursor);
        var row = json("{'n':'more " + cursor + "'}");
        then.accept(new Further.Rows(List.of(row), cursor.equals("a") ? "b" : null));
    }

    @Override
    public void titles(Collection<EntityRef> entities, Consumer<Map<EntityRef, String>> then) {
        then.accept(Map.of());
    }
}
