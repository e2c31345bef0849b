package dev.portolan.ui.plugins;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.ProblemBanner;

/// The part of the page where something can be lost: uninstalling, with the plugin's name typed.
final class UninstallPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final transient Runnable gone;
    private final Button uninstall = new Button("Uninstall");
    private final Div problem = new Div();

    UninstallPart(PluginDesk desk, Runnable gone) {
        this.desk = desk;
        this.gone = gone;
        addClassNames("card", "stack", "danger");
        getElement().setAttribute("aria-label", "Danger");
        var text = new Paragraph("It stops for everybody at once. Its settings are kept for 30 days and can be restored"
                + " until then; after that they are erased.");
        text.addClassName("sub");
        var name = new TextField("Type " + desk.id().plugin() + " to go on");
        name.setId("uninstall-name");
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(change ->
                uninstall.setEnabled(change.getValue().strip().equals(desk.id().plugin())));
        setId("danger");
        uninstall.setId("uninstall");
        uninstall.setEnabled(false);
        uninstall.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_PRIMARY);
        uninstall.setDisableOnClick(true);
        uninstall.addClickListener(_ -> uninstall());
        var row = new Div(name, uninstall);
        row.addClassNames("actions", "align-end");
        add(new H2("Uninstall"), text, problem, row);
    }

    private void uninstall() {
        problem.removeAll();
        uninstall.setEnabled(false);
        desk.background()
                .act(
                        () -> desk.installations().uninstall(desk.tenant().slug(), desk.tenant(), desk.id()),
                        gone,
                        this::refused);
    }

    private void refused(ProblemException refusal) {
        uninstall.setEnabled(true);
        problem.add(ProblemBanner.of("It could not be uninstalled", refusal, this::uninstall));
    }
}
