package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.page.DifferenceList;
import java.util.List;

/// Shows what will change before it is changed.
final class DifferenceDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final Div content = new Div();
    private final Button back = new Button("Back", _ -> close());

    /// Without a difference: for what is agreed to beside it.
    DifferenceDialog(String title) {
        this(title, List.of(), SettingWords.UNKNOWN);
    }

    DifferenceDialog(String title, List<Difference> differences, SettingWords words) {
        super(title);
        setId("difference");
        addClassName("difference-dialog");
        content.addClassNames("stack", "table-frame");
        // a long one can be scrolled by keyboard
        content.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", title);
        if (!differences.isEmpty()) {
            content.add(new DifferenceList(differences, words));
        }
        add(content);
        back.setId("back");
        getFooter().add(back);
    }

    /// Puts something above the difference.
    DifferenceDialog first(Component part) {
        content.addComponentAsFirst(part);
        return this;
    }

    /// Puts something below it.
    DifferenceDialog then(Component part) {
        content.add(part);
        return this;
    }

    DifferenceDialog back(String words) {
        back.setText(words);
        return this;
    }

    /// @param action runs once, after the dialog is closed
    DifferenceDialog confirm(String verb, Runnable action) {
        var confirm = new Button(verb);
        confirm.setId("confirm-apply");
        confirm.setDisableOnClick(true);
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.addClickListener(_ -> {
            close();
            action.run();
        });
        getFooter().add(confirm);
        return this;
    }
}
