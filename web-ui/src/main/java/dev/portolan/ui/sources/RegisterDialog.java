package dev.portolan.ui.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.Catalog.LocationPreview;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;

/// Adds a source: an address, then what is found there, then the decision.
final class RegisterDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 20;

    private final transient CatalogClient catalog;
    private final transient Background background;
    private final transient TenantSession tenant;
    private final transient Runnable registered;
    private final TextField target = new TextField("Address of a descriptor");
    private final Div preview = new Div();
    private final Button look = new Button("Preview");
    private final Button register = new Button("Register");

    RegisterDialog(CatalogClient catalog, Background background, TenantSession tenant, Runnable registered) {
        this.catalog = catalog;
        this.background = background;
        this.tenant = tenant;
        this.registered = registered;
        setHeaderTitle("Add a source");
        setId("register-dialog");
        addClassName("register-dialog");
        target.setId("target");
        target.setPlaceholder("https://git.example.com/team/service/catalog-info.yaml");
        target.setHelperText("A catalog-info.yaml, or a file of kind Location that lists others.");
        target.setWidthFull();
        target.setManualValidation(true);
        target.addKeyPressListener(Key.ENTER, _ -> preview());
        target.addValueChangeListener(_ -> register.setEnabled(false));
        look.setId("preview");
        look.addClickListener(_ -> preview());
        register.setId("register-source");
        register.setEnabled(false);
        register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        register.addClickListener(_ -> register());
        preview.addClassName("stack");
        preview.getElement().setAttribute("aria-live", "polite");
        var content = new Div(target, preview);
        content.addClassName("form");
        add(content);
        getFooter().add(new Button("Cancel", _ -> close()), look, register);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                target.focus();
            }
        });
    }

    private String address() {
        return target.getValue().strip();
    }

    private void preview() {
        target.setInvalid(false);
        preview.removeAll();
        preview.add(Skeleton.lines(3));
        var address = address();
        background.load(() -> catalog.register(tenant.slug(), tenant, address, true), this::show, this::refused);
    }

    private void show(LocationPreview found) {
        preview.removeAll();
        if (found.exists()) {
            preview.add(new Notice(Tone.INFO, "This source is registered already", "Nothing would change."));
            return;
        }
        if (found.entities().isEmpty()) {
            preview.add(new Notice(
                    Tone.ATTENTION, "Nothing was found there", "The file can be read but describes no entity."));
        } else {
            var count = found.entities().size();
            var list = new UnorderedList();
            list.addClassName("chips");
            found.entities().stream()
                    .limit(MOST_SHOWN)
                    .forEach(entity -> list.add(new ListItem(new Span(name(entity)))));
            preview.add(new Notice(
                    Tone.GOOD,
                    count == 1 ? "One entity was found" : count + " entities were found",
                    "They are added once you register the source."));
            preview.add(list);
        }
        register.setEnabled(true);
    }

    private static String name(JsonNode entity) {
        return entity.path("kind").asText() + " "
                + entity.path("metadata").path("name").asText();
    }

    private void register() {
        register.setEnabled(false);
        var address = address();
        background.load(
                () -> catalog.register(tenant.slug(), tenant, address, false),
                _ -> {
                    close();
                    Toast.say("The source was added. Its entities appear in a moment.");
                    registered.run();
                },
                this::refused);
    }

    private void refused(ProblemException problem) {
        preview.removeAll();
        if (problem.status() == 400 || problem.status() == 409) {
            target.setErrorMessage(problem.detail());
            target.setInvalid(true);
            target.focus();
        } else {
            preview.add(new Notice(Tone.ATTENTION, "The source could not be read", problem.detail()));
        }
    }
}
