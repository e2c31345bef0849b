package dev.portolan.ui.connections;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.Connections.Connection;
import dev.portolan.ui.clients.Connections.Webhook;
import dev.portolan.ui.page.CopyButton;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Tone;

/// Has a host tell when something is pushed: makes the secret, shows it this one time, and says where it goes.
final class WebhookDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient ConnectionsDesk desk;
    private final transient Connection connection;
    private final Div problem = new Div();
    private final Button make = new Button("Make a secret");

    WebhookDialog(ConnectionsDesk desk, Connection connection) {
        this.desk = desk;
        this.connection = connection;
        setHeaderTitle("Webhook of " + connection.name());
        setId("webhook-dialog");
        addClassName("form-dialog");
        var words = new Paragraph("When something is pushed, the host tells Portolan, and the sources there are read at"
                + " once instead of in some minutes.");
        var form = new Div(words);
        form.addClassName("form");
        if (connection.webhook()) {
            form.add(new Notice(
                    Tone.ATTENTION,
                    "There is a secret already",
                    "A new one makes it void: webhooks that use it are refused until they get the new one."));
        }
        form.add(problem);
        add(form);
        make.setId("make-webhook");
        make.setDisableOnClick(true);
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.addClickListener(_ -> make());
        getFooter().add(new Button("Cancel", _ -> close()), make);
    }

    private void make() {
        problem.removeAll();
        desk.background()
                .load(
                        () -> desk.connections().webhook(desk.tenant().slug(), desk.tenant(), connection.id()),
                        this::show,
                        refusal -> {
                            make.setEnabled(true);
                            problem.add(ProblemBanner.of("No secret was made", refusal, this::make));
                        });
    }

    /// The one time that the secret is there to be seen.
    private void show(Webhook webhook) {
        desk.changed().run();
        removeAll();
        setHeaderTitle("Enter this at " + HostKind.of(connection.kind()).words());
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var steps = new OrderedList();
        steps.addClassName("numbered");
        HostKind.of(connection.kind()).steps().forEach(step -> steps.add(new ListItem(step)));
        var form = new Div(
                new Notice(
                        Tone.ATTENTION,
                        "The secret is shown this one time only",
                        "Who loses it makes another one here."),
                copy("Address", "webhook-url", webhook.url()),
                copy("Secret", "webhook-secret", webhook.secret()),
                new H3("What to do there"),
                steps);
        form.addClassName("form");
        add(form);
        getFooter().removeAll();
        var done = new Button("I have copied it", _ -> close());
        done.setId("webhook-copied");
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    private static Component copy(String label, String id, String value) {
        var field = new TextField(label);
        field.setId(id);
        field.setValue(value);
        field.setReadOnly(true);
        field.setWidthFull();
        var row = new Div(field, new CopyButton(id));
        row.addClassName("copy-row");
        return row;
    }
}
