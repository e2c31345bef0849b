package dev.portolan.ui.forms;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A number between two bounds, by sliding or by typing.
@SuppressWarnings("NullAway") // the component has null for no number, and its type does not say so
final class SliderInput extends CustomField<BigDecimal> {
    private static final long serialVersionUID = 1;
    private static final double FINE_STEPS = 100;

    private final RangeInput slider = new RangeInput();
    private final BigDecimalField number = new BigDecimalField();
    private boolean showing;

    SliderInput(BigDecimal least, BigDecimal most, @Nullable BigDecimal step, boolean whole) {
        addClassName("slider");
        getElement().setProperty("manualValidation", true);
        slider.setMin(least.doubleValue());
        slider.setMax(most.doubleValue());
        slider.setStep(
                step != null
                        ? step.doubleValue()
                        : whole ? 1.0 : most.subtract(least).doubleValue() / FINE_STEPS);
        slider.setValue(least.doubleValue());
        slider.getElement().setAttribute("aria-label", "Slide");
        number.setAriaLabel("Number");
        number.setManualValidation(true);
        number.setValueChangeMode(ValueChangeMode.LAZY);
        slider.addValueChangeListener(change -> {
            if (!showing) {
                number.setValue(BigDecimal.valueOf(change.getValue()).stripTrailingZeros());
            }
        });
        number.addValueChangeListener(_ -> {
            if (!showing) {
                updateValue();
                slide();
            }
        });
        var row = new Div(slider, number);
        row.addClassName("input-row");
        add(row);
    }

    @Override
    protected @Nullable BigDecimal generateModelValue() {
        return number.getValue();
    }

    @Override
    protected void setPresentationValue(@Nullable BigDecimal value) {
        showing = true;
        number.setValue(value);
        showing = false;
        slide();
    }

    private void slide() {
        var value = number.getValue();
        showing = true;
        slider.setValue(value == null ? slider.getMin() : value.doubleValue());
        showing = false;
    }
}
