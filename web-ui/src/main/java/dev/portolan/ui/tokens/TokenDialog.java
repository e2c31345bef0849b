package dev.portolan.ui.tokens;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.Members.ApiToken;
import dev.portolan.ui.clients.Members.NewToken;
import dev.portolan.ui.clients.MembersClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.CopyButton;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes an API token: a name, what it may do, how long; then the token, this one time.
final class TokenDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final String FIELD = "token-value";

    private final transient TenantSession tenant;
    private final transient MembersClient members;
    private final transient Background background;
    private final transient InstantSource time;
    private final transient Runnable made;
    private final TextField name = new TextField("Name");
    private final Select<Expiry> expiry = new Select<>();
    private final Div scopes = new Div();
    private final Map<String, Checkbox> boxes = new LinkedHashMap<>();
    private final Button make = new Button("Make token");
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();

    /// @param made shows the list anew
    TokenDialog(TenantSession tenant, MembersClient members, Background background, InstantSource time, Runnable made) {
        this.tenant = tenant;
        this.members = members;
        this.background = background;
        this.time = time;
        this.made = made;
        setHeaderTitle("Make an API token");
        setId("token-dialog");
        addClassName("form-dialog");
        name.setId("token-name");
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setMaxLength(100);
        name.setHelperText("Name it after what uses it, so that you know later what breaks without it.");
        expiry.setId("token-expiry");
        expiry.setLabel("Works for");
        expiry.setItems(Expiry.values());
        expiry.setItemLabelGenerator(Expiry::words);
        expiry.setValue(Expiry.QUARTER);
        scopes.addClassName("scopes");
        Scopes.grantable(tenant::may).forEach(group -> scopes.add(group(group)));
        errors.field("/name", name).field("/expiresAt", expiry);
        var form = new Div(errors, problem, name, expiry, scopes);
        form.addClassName("form");
        add(form);
        make.setId("make-token");
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.addClickListener(_ -> make());
        getFooter().add(new Button("Cancel", _ -> close()), make);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                name.focus();
            }
        });
    }

    private Component group(Scopes.Group group) {
        var title = new H3(group.title());
        var meaning = new Span(group.meaning());
        meaning.addClassName("sub");
        var card = new Div(title, meaning);
        card.addClassName("scope-group");
        card.getElement().setAttribute("role", "group");
        card.getElement().setAttribute("aria-label", group.title());
        group.scopes().forEach(scope -> {
            var box = new Checkbox(scope.words());
            box.setId("scope-" + scope.permission().replace('.', '-'));
            box.setTooltipText(scope.permission());
            boxes.put(scope.permission(), box);
            card.add(box);
        });
        return card;
    }

    private void make() {
        problem.removeAll();
        errors.clear();
        var chosen = boxes.entrySet().stream()
                .filter(box -> box.getValue().getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (chosen.isEmpty()) {
            problem.add(new Notice(
                    Tone.BAD, "It may do nothing yet", "Choose at least one thing that the token is to be allowed."));
            return;
        }
        var token =
                new NewToken(name.getValue().strip(), chosen, expiry.getValue().from(time.instant()));
        background.load(() -> members.makeToken(tenant.slug(), tenant, token), this::show, this::refused);
    }

    /// The one time that the token is there to be seen.
    private void show(ApiToken token) {
        made.run();
        removeAll();
        setHeaderTitle("Copy your token now");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var value = new TextField("Token of " + token.name());
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
                        "Put it where secrets are kept. Who loses it revokes it and makes another one."),
                row);
        form.addClassName("form");
        add(form);
        getFooter().removeAll();
        var done = new Button("I have copied it", _ -> close());
        done.setId("token-copied");
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    private void refused(ProblemException refusal) {
        make.setEnabled(true);
        var scope = refusal.violations().stream()
                .filter(violation -> violation.pointer().startsWith("/scopes"))
                .toList();
        scope.forEach(violation -> problem.add(new Notice(Tone.BAD, "It cannot be allowed that", violation.message())));
        List<Violation> rest = refusal.violations().stream()
                .filter(violation -> !scope.contains(violation))
                .toList();
        if (!errors.show(rest) && scope.isEmpty()) {
            problem.add(ProblemBanner.of("The token was not made", refusal, this::make));
        }
    }
}
