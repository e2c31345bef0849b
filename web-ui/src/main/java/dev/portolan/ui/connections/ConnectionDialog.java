package dev.portolan.ui.connections;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.Connections.ChangedConnection;
import dev.portolan.ui.clients.Connections.Connection;
import dev.portolan.ui.clients.Connections.NewConnection;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import org.jspecify.annotations.Nullable;

/// Adds a connection, or changes one; a token that is there is never shown.
final class ConnectionDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient ConnectionsDesk desk;
    private final transient @Nullable Connection changed;
    private final Select<HostKind> kind = new Select<>();
    private final TextField host = new TextField("Host");
    private final TextField name = new TextField("Name");
    private final TextField username = new TextField("User name");
    private final PasswordField token = new PasswordField("Token");
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();
    private final Button save = new Button();

    /// @param changed null to add one
    ConnectionDialog(ConnectionsDesk desk, @Nullable Connection changed) {
        this.desk = desk;
        this.changed = changed;
        setHeaderTitle(changed == null ? "Add a connection" : "Change " + changed.name());
        setId("connection-dialog");
        addClassName("form-dialog");
        kind.setId("connection-kind");
        kind.setLabel("Kind of host");
        kind.setItems(HostKind.values());
        kind.setItemLabelGenerator(HostKind::words);
        kind.addValueChangeListener(change -> chosen(change.getOldValue(), change.getValue()));
        host.setId("connection-host");
        host.setPlaceholder("git.example.com");
        host.setHelperText("Without https://. A GitLab below a folder has that, too: git.example.com/gitlab.");
        host.setManualValidation(true);
        name.setId("connection-name");
        name.setHelperText("For you; the host's name if you give none.");
        name.setManualValidation(true);
        username.setId("connection-username");
        username.setManualValidation(true);
        token.setId("connection-token");
        token.setManualValidation(true);
        token.setRevealButtonVisible(false);
        token.getElement().setAttribute("autocomplete", "off");
        errors.field("/kind", kind)
                .field("/host", host)
                .field("/name", name)
                .field("/username", username)
                .field("/token", token);
        var form = new Div(errors, problem, kind, host, name, username, token);
        form.addClassName("form");
        add(form);
        save.setText(changed == null ? "Add connection" : "Change");
        save.setId("save-connection");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(_ -> save());
        getFooter().add(new Button("Cancel", _ -> close()), save);
        fill(changed);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                (changed == null ? host : token).focus();
            }
        });
    }

    private void fill(@Nullable Connection known) {
        kind.setValue(known == null ? HostKind.GITHUB : HostKind.of(known.kind()));
        if (known != null) {
            kind.setReadOnly(true);
            host.setValue(known.host());
            host.setReadOnly(true);
            name.setValue(known.name());
            username.setValue(known.username().orElse(""));
            token.setPlaceholder("Leave empty to keep the one that is there");
        }
    }

    private void chosen(@Nullable HostKind before, HostKind now) {
        if (host.isEmpty() || (before != null && host.getValue().equals(before.host()))) {
            host.setValue(now.host());
        }
        token.setHelperText(now.token());
        username.setVisible(now.wantsUsername() || !username.isEmpty());
    }

    private void save() {
        errors.clear();
        problem.removeAll();
        var known = changed;
        desk.background()
                .act(
                        () -> {
                            if (known == null) {
                                desk.connections().add(desk.tenant().slug(), desk.tenant(), made());
                            } else {
                                desk.connections().change(desk.tenant().slug(), desk.tenant(), known.id(), change());
                            }
                        },
                        () -> {
                            close();
                            Toast.say(known == null ? "The connection was added." : "The connection was changed.");
                            desk.changed().run();
                        },
                        this::refused);
    }

    private NewConnection made() {
        return new NewConnection(
                kind.getValue().kind(), host.getValue().strip(), given(name), given(username), token.getValue());
    }

    private ChangedConnection change() {
        return new ChangedConnection(given(name), given(username), token.isEmpty() ? null : token.getValue());
    }

    private static @Nullable String given(TextField field) {
        var value = field.getValue().strip();
        return value.isEmpty() ? null : value;
    }

    private void refused(ProblemException refusal) {
        if (errors.show(refusal.violations())) {
            return;
        }
        if (refusal.status() == 409) {
            host.setErrorMessage(refusal.detail());
            host.setInvalid(true);
        } else {
            problem.add(ProblemBanner.of("The connection was not saved", refusal, this::save));
        }
    }
}
