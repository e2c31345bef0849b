package dev.portolan.ui.forms;

import com.vaadin.flow.component.customfield.CustomField;

/// A text that is put together out of several inputs; its label, help and error belong to all of them.
abstract class ComposedInput extends CustomField<String> {
    private static final long serialVersionUID = 1;

    ComposedInput() {
        super("");
        // the form says what is wrong, not the browser
        getElement().setProperty("manualValidation", true);
    }

    /// Takes over what the inputs say now.
    final void taken() {
        updateValue();
    }
}
