package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.blocks.Surroundings.Outcome;
import dev.portolan.ui.blocks.Surroundings.Press;
import dev.portolan.ui.forms.SchemaForm;

/// A form block: fields from a schema in the dialect of settings, errors at the fields.
final class FormBlock extends Div {
    private static final long serialVersionUID = 1;

    private final transient Block.Form block;
    private final transient Surroundings around;
    private final SchemaForm form;
    private final Button submit;
    private final Span said = new Span();

    FormBlock(Block.Form block, Surroundings around) {
        this.block = block;
        this.around = around;
        var schema = block.schema() == null ? MissingNode.getInstance() : block.schema();
        form = new SchemaForm(schema, block.values()).entitiesFrom(around.entities());
        submit = new Button(block.submit() == null ? "Send" : block.submit(), _ -> send());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(form);
        said.addClassNames("sub", "block-said");
        said.getElement().setAttribute("role", "status");
        var row = new Div(submit, said);
        row.addClassName("block-button");
        addClassName("block-form");
        add(form, row);
    }

    private void send() {
        if (!form.check()) {
            return;
        }
        submit.setEnabled(false);
        said.setText("Working …");
        around.press(new Press(block.function(), block.params(), form.configuration()), outcome -> {
            submit.setEnabled(true);
            switch (outcome) {
                case Outcome.Done _ -> said.setText("");
                case Outcome.Wrong(var violations) -> {
                    said.setText("");
                    if (!form.show(violations)) {
                        said.setText("It was refused.");
                    }
                }
                case Outcome.Failed(var reason) -> said.setText(reason);
            }
        });
    }
}
