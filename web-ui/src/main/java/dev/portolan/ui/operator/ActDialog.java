package dev.portolan.ui.operator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.ProblemBanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks what an act of staff needs, a reason mostly, does it, and says at the fields why it was refused.
public final class ActDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_REASON = 300;

    private final transient Background background;
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();
    private final Div form = new Div();
    private final TextArea reason = new TextArea("Reason");
    private final Button confirm;
    private final Map<String, HasValue<?, ?>> required = new LinkedHashMap<>();
    private @Nullable Focusable<?> first;

    /// @param meaning what it does, and to whom
    /// @param verb what the button says
    public ActDialog(Background background, String title, String meaning, String verb) {
        this.background = background;
        confirm = new Button(verb);
        setHeaderTitle(title);
        setId("act-dialog");
        addClassName("form-dialog");
        form.addClassName("form");
        form.add(errors, problem, new Paragraph(meaning));
        add(form);
        confirm.setId("confirm");
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setDisableOnClick(true);
        var cancel = new Button("Cancel", _ -> close());
        cancel.setId("cancel");
        getFooter().add(cancel, confirm);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                begin();
            }
        });
    }

    /// Whoever opens it by keyboard goes on where there is something to fill in, or to decide.
    private void begin() {
        if (first == null) {
            confirm.focus();
        } else {
            first.focus();
        }
    }

    /// Takes something away from people.
    public ActDialog danger() {
        confirm.addThemeVariants(ButtonVariant.LUMO_ERROR);
        return this;
    }

    /// Adds a field that must be filled in.
    ///
    /// @param pointer JSON Pointer that a violation of it has
    public <C extends Component & HasValueAndElement<?, ?>> ActDialog field(String pointer, C field) {
        field.setRequiredIndicatorVisible(true);
        required.put(pointer, field);
        return optional(pointer, field);
    }

    public ActDialog optional(String pointer, Component field) {
        errors.field(pointer, field);
        form.add(field);
        if (first == null && field instanceof Focusable<?> focusable) {
            first = focusable;
        }
        return this;
    }

    /// Something to read between the fields.
    public ActDialog note(Component note) {
        form.add(note);
        return this;
    }

    /// Asks for a reason, which goes on record; call it after the other fields.
    ///
    /// @param help who reads it
    public ActDialog reason(String help) {
        reason.setId("reason");
        reason.setMaxLength(LONGEST_REASON);
        reason.setHelperText(help);
        reason.setManualValidation(true);
        return field("/reason", reason);
    }

    /// Asks for a word to be typed before it can be done; call it last.
    public ActDialog typed(String word) {
        var typed = new TextField("Type " + word + " to go on");
        typed.setId("typed");
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.addValueChangeListener(
                change -> confirm.setEnabled(change.getValue().strip().equals(word)));
        confirm.setEnabled(false);
        if (first == null) {
            first = typed;
        }
        form.add(typed);
        return this;
    }

    /// What was given as a reason.
    public String reason() {
        return reason.getValue().strip();
    }

    /// @param prepared reads the fields and gives the call, which runs in the background
    public <T> ActDialog calls(Supplier<Supplier<T>> prepared, Consumer<T> done) {
        confirm.addClickListener(_ -> run(prepared, done));
        return this;
    }

    private <T> void run(Supplier<Supplier<T>> prepared, Consumer<T> done) {
        problem.removeAll();
        errors.clear();
        var missing = missing();
        if (errors.show(missing)) {
            confirm.setEnabled(true);
            return;
        }
        background.load(
                prepared.get(),
                answer -> {
                    close();
                    done.accept(answer);
                },
                refusal -> refused(refusal, () -> run(prepared, done)));
    }

    private List<Violation> missing() {
        var missing = new ArrayList<Violation>();
        required.forEach((pointer, field) -> {
            if (field.isEmpty() || field.getValue() instanceof String text && text.isBlank()) {
                missing.add(new Violation(pointer, "is missing; fill it in"));
            }
        });
        return missing;
    }

    private void refused(ProblemException refusal, Runnable again) {
        confirm.setEnabled(true);
        if (!errors.show(refusal.violations())) {
            problem.add(ProblemBanner.of("It was refused", refusal, again));
        }
    }
}
