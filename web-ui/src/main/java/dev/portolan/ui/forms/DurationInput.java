package dev.portolan.ui.forms;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.forms.model.Durations;
import dev.portolan.ui.forms.model.Durations.Unit;

/// A duration: so many of a unit, and how it reads.
final class DurationInput extends ComposedInput {
    private static final long serialVersionUID = 1;
    private static final int MOST = 9_999_999;

    private final IntegerField amount = new IntegerField();
    private final Select<Unit> unit = new Select<>();
    private final Span reading = new Span();
    private boolean showing;
    private String kept = "";

    DurationInput() {
        addClassName("duration");
        amount.setAriaLabel("Amount");
        amount.setMin(1);
        amount.setMax(MOST);
        amount.setManualValidation(true);
        amount.setStepButtonsVisible(true);
        amount.setValueChangeMode(ValueChangeMode.LAZY);
        unit.setAriaLabel("Unit");
        unit.setItems(Unit.values());
        unit.setItemLabelGenerator(Unit::title);
        unit.setValue(Unit.MINUTES);
        amount.addValueChangeListener(_ -> typed());
        unit.addValueChangeListener(_ -> typed());
        reading.addClassName("reading");
        reading.getElement().setAttribute("aria-live", "polite");
        var row = new Div(amount, unit, reading);
        row.addClassName("input-row");
        add(row);
    }

    private void typed() {
        if (!showing) {
            kept = "";
            taken();
            read();
        }
    }

    @Override
    protected String generateModelValue() {
        var count = amount.getValue();
        return count == null ? kept : unit.getValue().write(count);
    }

    @Override
    protected void setPresentationValue(String text) {
        showing = true;
        var parts = Durations.parse(text)
                .flatMap(Durations::amount)
                .filter(found -> found.count() <= MOST)
                .orElse(null);
        kept = parts == null ? text : "";
        if (parts == null) {
            amount.clear();
        } else {
            amount.setValue((int) parts.count());
            unit.setValue(parts.unit());
        }
        showing = false;
        read();
    }

    private void read() {
        var text = generateModelValue();
        var words = Durations.parse(text).map(Durations::words).orElse(text);
        var count = amount.getValue();
        // nothing is said twice
        var same = count != null && words.matches(count + " [a-z]+");
        reading.setText(same ? "" : words);
    }
}
