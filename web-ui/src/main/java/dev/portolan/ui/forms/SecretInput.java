package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.forms.model.Field;
import java.util.stream.Stream;

/// A secret that can be set, kept or cleared, and never seen.
final class SecretInput extends Div implements HasValidationProperties, HasLabel, Focusable<Div>, Nest {
    private static final long serialVersionUID = 1;

    private final PasswordField password = new PasswordField();
    private final Button clear = new Button("Clear");
    private final Button keep = new Button("Keep the stored one");
    private final Span destination = new Span();
    private final transient Field.Secret field;
    private final transient Desk desk;
    private final boolean stored;
    private boolean showing;

    SecretInput(Field.Secret field, Desk desk) {
        this.field = field;
        this.desk = desk;
        this.stored = desk.model().secretStored(field);
        var info = field.info();
        addClassName("secret");
        setId(Ids.of(info.pointer()));
        password.setLabel(info.title());
        password.setRequiredIndicatorVisible(info.required());
        password.setManualValidation(true);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setRevealButtonVisible(false);
        password.setValueChangeMode(ValueChangeMode.LAZY);
        password.setHelperComponent(help());
        password.addValueChangeListener(change -> typed(change.getValue()));
        clear.addClassName("quiet");
        clear.setAriaLabel("Clear " + info.title());
        clear.addClickListener(_ -> clear());
        keep.addClassName("quiet");
        keep.setAriaLabel("Keep the stored " + info.title());
        keep.addClickListener(_ -> keep());
        var row = new Div(password, clear, keep);
        row.addClassName("secret-row");
        add(row);
        refresh();
    }

    private Div help() {
        var help = new Div();
        help.addClassName("field-help");
        Help.of(field.info(), desk.model().locked(field)).ifPresent(help::add);
        help.add(new Span("Kept encrypted; nobody can read it here."), destination);
        return help;
    }

    private void typed(String value) {
        if (!showing) {
            desk.write(
                    field.info().pointer(),
                    value.isEmpty()
                            ? stored ? JsonNodeFactory.instance.objectNode().put("set", true) : null
                            : JsonNodeFactory.instance.objectNode().put("set", value));
        }
    }

    private void clear() {
        empty();
        desk.write(field.info().pointer(), JsonNodeFactory.instance.objectNode().put("clear", true));
        desk.announce(field.info().title() + " will be cleared.");
        keep.focus();
    }

    private void keep() {
        empty();
        desk.write(field.info().pointer(), JsonNodeFactory.instance.objectNode().put("set", true));
        desk.announce(field.info().title() + " stays as it is.");
        password.focus();
    }

    private void empty() {
        showing = true;
        password.clear();
        showing = false;
    }

    @Override
    public void refresh() {
        var now = desk.model().get(field.info().pointer());
        var clearing = now.path("clear").asBoolean();
        password.setPlaceholder(clearing ? "Will be cleared" : stored ? "Stored. Type to replace it" : "");
        clear.setVisible(stored && !clearing);
        keep.setVisible(stored && (clearing || now.path("set").isTextual()));
        destination.setText(goesTo());
        destination.setVisible(!field.destination().isEmpty());
    }

    /// The address with what is filled in at the moment.
    private String goesTo() {
        if (field.staysHere()) {
            return "Used to check signatures, and sent nowhere.";
        }
        var address = new StringBuilder("Sent to ");
        var rest = field.destination();
        for (var open = rest.indexOf("{config."); open >= 0; open = rest.indexOf("{config.")) {
            var close = rest.indexOf('}', open);
            if (close < 0) {
                break;
            }
            var pointer =
                    "/" + rest.substring(open + "{config.".length(), close).replace('.', '/');
            address.append(rest, 0, open).append(desk.model().text(pointer).orElse("…"));
            rest = rest.substring(close + 1);
        }
        return address.append(rest).append(" and nowhere else.").toString();
    }

    @Override
    public Stream<FieldFrame> frames() {
        return Stream.empty();
    }

    @Override
    public void setErrorMessage(String message) {
        password.setErrorMessage(message);
    }

    @Override
    public String getErrorMessage() {
        return password.getErrorMessage();
    }

    @Override
    public void setInvalid(boolean invalid) {
        password.setInvalid(invalid);
    }

    @Override
    public boolean isInvalid() {
        return password.isInvalid();
    }

    @Override
    public String getLabel() {
        return password.getLabel();
    }

    @Override
    public void focus() {
        password.focus();
    }
}
