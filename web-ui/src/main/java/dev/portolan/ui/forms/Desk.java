package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.forms.model.FormModel;
import org.jspecify.annotations.Nullable;

/// What the parts of one form work with.
interface Desk {
    FormModel model();

    /// Live lists of the plugin.
    OptionSource options();

    /// Entities of the catalog.
    OptionSource entities();

    /// Sets what somebody typed; null for nothing.
    void write(String pointer, @Nullable JsonNode value);

    /// Shows the form as the model has it now, after something in the model was changed.
    void changed();

    /// Says something to who does not see the page.
    void announce(String words);
}
