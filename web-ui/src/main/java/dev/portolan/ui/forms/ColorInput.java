package dev.portolan.ui.forms;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.forms.model.Format;

/// A colour: the browser's picker and its number.
final class ColorInput extends ComposedInput {
    private static final long serialVersionUID = 1;
    private static final String NONE = "#000000";

    private final Input picker = new Input();
    private final TextField text = new TextField();
    private boolean showing;

    ColorInput(String title) {
        addClassName("color");
        picker.setType("color");
        picker.addClassName("swatch");
        picker.getElement().setAttribute("aria-label", "Pick " + title);
        text.setAriaLabel("Number of the colour");
        text.setPlaceholder("#1f6feb");
        text.addClassName("mono");
        text.setManualValidation(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        picker.addValueChangeListener(change -> {
            if (!showing) {
                text.setValue(change.getValue());
            }
        });
        text.addValueChangeListener(_ -> {
            if (!showing) {
                taken();
                paint();
            }
        });
        var row = new Div(picker, text);
        row.addClassName("input-row");
        add(row);
    }

    @Override
    protected String generateModelValue() {
        return text.getValue().strip();
    }

    @Override
    protected void setPresentationValue(String color) {
        showing = true;
        text.setValue(color);
        showing = false;
        paint();
    }

    /// The picker knows colours of six digits only.
    private void paint() {
        var color = generateModelValue();
        showing = true;
        if (!Format.COLOR.admits(color)) {
            picker.setValue(NONE);
        } else if (color.length() > 4) {
            picker.setValue(color);
        } else {
            picker.setValue(color.replaceAll("([0-9a-fA-F])", "$1$1"));
        }
        showing = false;
    }
}
