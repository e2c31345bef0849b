package dev.portolan.ui.forms;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.forms.model.Patterns;

/// A regular expression, and a place to try it.
final class RegexInput extends ComposedInput {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_TRIAL = 2_000;

    private final TextField pattern = new TextField();
    private final TextField trial = new TextField("Text to try it on");
    private final Span result = new Span();
    private boolean showing;

    RegexInput() {
        addClassName("regex");
        pattern.setAriaLabel("Expression");
        pattern.addClassName("mono");
        pattern.setManualValidation(true);
        pattern.setValueChangeMode(ValueChangeMode.LAZY);
        pattern.addValueChangeListener(_ -> {
            if (!showing) {
                taken();
            }
            attempt();
        });
        trial.setManualValidation(true);
        trial.setMaxLength(LONGEST_TRIAL);
        trial.setValueChangeMode(ValueChangeMode.LAZY);
        trial.addValueChangeListener(_ -> attempt());
        result.addClassName("reading");
        result.getElement().setAttribute("aria-live", "polite");
        var tried = new Div(trial, result);
        tried.addClassName("composed");
        var content = new Div(pattern, new Details("Try it", tried));
        content.addClassName("composed");
        add(content);
    }

    private void attempt() {
        var text = trial.getValue();
        var compiled = Patterns.compile(pattern.getValue());
        if (compiled.isEmpty()) {
            result.setText("This is no expression yet.");
        } else if (text.isEmpty() || text.length() > LONGEST_TRIAL) {
            result.setText("");
        } else {
            var matcher = compiled.get().matcher(text);
            if (!matcher.find()) {
                result.setText("Does not match.");
            } else {
                result.setText(
                        matcher.start() == 0 && matcher.end() == text.length()
                                ? "Matches all of it."
                                : "Matches “" + text.substring(matcher.start(), matcher.end()) + "”.");
            }
        }
    }

    @Override
    protected String generateModelValue() {
        return pattern.getValue();
    }

    @Override
    protected void setPresentationValue(String text) {
        showing = true;
        pattern.setValue(text);
        showing = false;
    }
}
