package dev.portolan.ui.invitations;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.Invitations.Acceptance;
import dev.portolan.ui.page.FieldErrors;

/// What somebody without an account tells about themselves.
final class NewAccountForm extends Div {
    private static final long serialVersionUID = 1;

    private final TextField givenName = new TextField("First name");
    private final TextField familyName = new TextField("Last name");
    private final PasswordField password = new PasswordField("Password");

    NewAccountForm(FieldErrors errors) {
        addClassName("form");
        givenName.setId("given-name");
        familyName.setId("family-name");
        password.setId("password");
        givenName.setAutocomplete(Autocomplete.GIVEN_NAME);
        familyName.setAutocomplete(Autocomplete.FAMILY_NAME);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText("At least 12 characters. A few words in a row are good.");
        for (var field : new TextField[] {givenName, familyName}) {
            field.setRequiredIndicatorVisible(true);
            field.setManualValidation(true);
        }
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        errors.field("/givenName", givenName).field("/familyName", familyName).field("/password", password);
        var names = new Div(givenName, familyName);
        names.addClassName("two");
        add(names, password);
    }

    Acceptance with(String code) {
        return new Acceptance(
                code, givenName.getValue().strip(), familyName.getValue().strip(), password.getValue());
    }
}
