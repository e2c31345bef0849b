package dev.portolan.ui.blocks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.blocks.Surroundings.Outcome;
import dev.portolan.ui.blocks.Surroundings.Press;

/// A button block: asks where the plugin wants it asked, and says beside itself what went wrong.
final class ButtonBlock extends Div {
    private static final long serialVersionUID = 1;

    private final transient Block.Button block;
    private final transient Surroundings around;
    private final Button button;
    private final Span said = new Span();

    ButtonBlock(Block.Button block, Surroundings around) {
        this.block = block;
        this.around = around;
        button = new Button(block.label(), _ -> pressed());
        if ("primary".equals(block.tone())) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        } else if ("danger".equals(block.tone())) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        button.setEnabled(block.function() != null);
        said.addClassNames("sub", "block-said");
        said.getElement().setAttribute("role", "status");
        addClassName("block-button");
        add(button, said);
    }

    private void pressed() {
        if (block.confirm() == null) {
            call();
            return;
        }
        var dialog = new ConfirmDialog();
        dialog.setHeader(block.label());
        dialog.setText(block.confirm());
        dialog.setCancelable(true);
        dialog.setConfirmText(block.label());
        if ("danger".equals(block.tone())) {
            dialog.setConfirmButtonTheme("error primary");
        }
        dialog.addConfirmListener(_ -> call());
        dialog.open();
    }

    private void call() {
        var function = block.function();
        if (function == null) {
            return;
        }
        button.setEnabled(false);
        said.setText("Working …");
        around.press(new Press(function, block.params(), null), outcome -> {
            button.setEnabled(true);
            said.setText(
                    switch (outcome) {
                        case Outcome.Done _ -> "";
                        case Outcome.Wrong wrong ->
                            wrong.violations().isEmpty()
                                    ? "It was refused."
                                    : wrong.violations().getFirst().message();
                        case Outcome.Failed(var reason) -> reason;
                    });
        });
    }
}
