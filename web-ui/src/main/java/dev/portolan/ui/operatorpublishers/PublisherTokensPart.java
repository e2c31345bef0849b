package dev.portolan.ui.operatorpublishers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.StaffPublishers.Token;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.CopyButton;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import java.util.List;

/// What a publisher hands packages in with: its tokens, of which each is shown once.
final class PublisherTokensPart extends Section {
    private static final long serialVersionUID = 1;
    private static final String FIELD = "publisher-token-value";

    private final transient PublisherDesk desk;
    private final Div content = new Div();

    PublisherTokensPart(PublisherDesk desk) {
        this.desk = desk;
        addClassNames("card", "stack");
        setId("tokens");
        getElement().setAttribute("aria-label", "Tokens");
        var head = new Div(new H2("Tokens"));
        head.addClassName("spread");
        if (desk.mayAct()) {
            var make = new Button("Make a token …", _ -> ask());
            make.setId("make-publisher-token");
            head.add(make);
        }
        content.addClassName("stack");
        add(head, content);
        load();
    }

    private void load() {
        content.removeAll();
        content.add(Skeleton.rows(2));
        desk.background().load(() -> desk.client().tokens(desk.staff(), desk.id()), this::show, refusal -> {
            content.removeAll();
            content.add(ProblemBanner.of("The tokens could not be loaded", refusal, this::load));
        });
    }

    private void show(List<Token> tokens) {
        content.removeAll();
        if (tokens.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.KEY_O,
                    "No tokens yet",
                    desk.mayAct()
                            ? "Make one and hand it to " + desk.publisher().name() + ", so that it can publish."
                            : desk.publisher().name() + " can publish once an operator makes one and hands it over."));
            return;
        }
        var table = new DataTable("publisher-tokens", "Name", "Made", "Last used", "");
        tokens.forEach(token -> table.row(
                        new Span(token.name()),
                        new Ago(token.createdAt()),
                        token.lastUsedAt() == null ? new Span("Never") : new Ago(token.lastUsedAt()),
                        revoke(token))
                .setId("token-" + token.id()));
        content.add(table);
    }

    private Component revoke(Token token) {
        if (!desk.mayAct()) {
            return new Span();
        }
        var button = new Button(
                "Revoke",
                _ -> Confirm.danger(
                                "Revoke " + token.name() + "?",
                                "Whatever uses it can publish nothing more from now on.",
                                "Revoke",
                                () -> revoked(token))
                        .open());
        button.addClassName("quiet");
        return DataTable.buttons(button);
    }

    private void revoked(Token token) {
        desk.background()
                .act(
                        () -> desk.client().revoke(desk.staff(), desk.id(), token.id()),
                        () -> {
                            Toast.say(token.name() + " opens nothing any more.");
                            load();
                        },
                        refusal -> Toast.refused(token.name() + " was not revoked: " + refusal.detail()));
    }

    private void ask() {
        var name = new TextField("Name");
        name.setId("publisher-token-name");
        name.setMaxLength(100);
        name.setManualValidation(true);
        name.setHelperText("After what uses it, for example the build of a plugin.");
        new ActDialog(
                        desk.background(),
                        "Make a token for " + desk.publisher().name(),
                        "Whoever has it hands in packages under this name.",
                        "Make token")
                .field("/name", name)
                .calls(
                        () -> {
                            var wanted = name.getValue().strip();
                            return () -> desk.client().makeToken(desk.staff(), desk.id(), wanted);
                        },
                        token -> {
                            load();
                            once(token).open();
                        })
                .open();
    }

    /// The one time that the token is there to be seen.
    private static Dialog once(Token token) {
        var dialog = new Dialog("Copy the token now");
        dialog.setId("publisher-token-dialog");
        dialog.addClassName("form-dialog");
        dialog.setCloseOnOutsideClick(false);
        dialog.setCloseOnEsc(false);
        var value = new TextField("Token " + token.name());
        value.setId(FIELD);
        value.setValue(token.token() == null ? "" : token.token());
        value.setReadOnly(true);
        value.setWidthFull();
        var row = new Div(value, new CopyButton(FIELD));
        row.addClassName("copy-row");
        var form = new Div(
                new Notice(
                        Tone.ATTENTION,
                        "It is shown this one time only",
                        "Hand it over on a way that nobody reads along, and keep no copy."),
                row);
        form.addClassName("form");
        dialog.add(form);
        var done = new Button("I have copied it", _ -> dialog.close());
        done.setId("token-copied");
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(done);
        return dialog;
    }
}
