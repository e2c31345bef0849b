package dev.portolan.ui.signup;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.Account.SignUp;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.shell.PublicLayout;

/// Where the link of the sign-up mail leads. Opening it changes nothing: choosing a password does. Then the steps show
/// as they happen.
@Route(value = "signup/confirm", layout = PublicLayout.class)
@PageTitle("Confirm · Portolan")
class ConfirmView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final long POLL_MS = 500;

    private final transient AccountClient accounts;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Choose a password");
    private final Div content = new Div();
    private final PasswordField password = new PasswordField("Password");
    private final Button confirm = new Button("Open my portal");
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();
    private final ProvisioningSteps steps = new ProvisioningSteps();
    private String id = "";
    private String code = "";
    private boolean existing;

    ConfirmView(AccountClient accounts, Background background) {
        this.accounts = accounts;
        this.background = background;
        addClassNames("page", "narrow", "signup");
        content.addClassName("form");
        password.setId("password");
        password.setHelperText("At least 12 characters. A few words in a row are good.");
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setManualValidation(true);
        password.addKeyPressListener(Key.ENTER, _ -> confirm());
        confirm.setId("confirm");
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.addClickListener(_ -> confirm());
        errors.field("/password", password);
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        id = parameters.getSingleParameter("id").orElse("");
        code = parameters.getSingleParameter("code").orElse("");
        content.removeAll();
        content.add(Skeleton.lines(4));
        background.load(() -> accounts.signUpState(id), this::show, this::unknown);
    }

    private void show(SignUp signUp) {
        switch (signUp.state()) {
            case "pending_verification" -> ask();
            case "expired" -> expired();
            default -> progress(signUp);
        }
    }

    private void ask() {
        content.removeAll();
        header.below("You sign in with it and your e-mail address.");
        content.add(errors, problem, password, confirm);
    }

    private void confirm() {
        errors.clear();
        problem.removeAll();
        confirm.setEnabled(false);
        var chosen = password.getValue();
        background.load(() -> accounts.confirm(id, code, chosen), this::progress, this::refused);
    }

    private void refused(ProblemException refusal) {
        // An earlier click went through, though its answer was lost.
        if (refusal.slug().equals("signup-confirmed")) {
            background.load(() -> accounts.signUpState(id), this::progress, this::unknown);
            return;
        }
        confirm.setEnabled(true);
        if (!errors.show(refusal.violations())) {
            problem.add(ProblemBanner.of("The sign-up could not be confirmed", refusal, this::confirm));
        }
    }

    private void progress(SignUp signUp) {
        if (steps.getParent().isEmpty()) {
            content.removeAll();
            content.add(steps);
            header.title("Making your portal").below("This takes some seconds. You can watch or come back later.");
        }
        existing = existing || "existing".equals(signUp.account());
        steps.show(signUp.steps());
        switch (signUp.state()) {
            case "active" -> done(signUp);
            case "failed" ->
                content.add(new Notice(
                        Tone.BAD,
                        "Your portal could not be finished",
                        "We have been told and look after it. You will get a message when it is ready."));
            default -> poll(UI.getCurrent());
        }
    }

    private void poll(UI page) {
        background.load(page, this::next, this::progress, _ -> poll(page));
    }

    private SignUp next() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return accounts.signUpState(id);
    }

    private void done(SignUp signUp) {
        header.title("Your portal is open")
                .below(
                        existing
                                ? "There is an account with your e-mail address. Sign in with the password that it has."
                                : "Sign in with your e-mail address and the password that you chose.");
        var slug = signUp.slug();
        var open = new Anchor(slug == null ? "/tenants" : "/" + slug, "Open the portal");
        open.setRouterIgnore(true);
        open.setId("open-portal");
        open.addClassNames("button-link", "large");
        content.add(open);
    }

    private void expired() {
        content.removeAll();
        header.title("This link has expired").below("");
        var again = new Anchor("/signup", "Sign up again");
        again.addClassName("button-link");
        content.add(new EmptyState(
                VaadinIcon.CLOCK,
                "The link was good for one day",
                "Fill in the form again; it takes a minute.",
                again));
    }

    private void unknown(ProblemException refusal) {
        content.removeAll();
        if (refusal.notFound()) {
            header.title("This link leads nowhere").below("");
            var again = new Anchor("/signup", "Sign up");
            again.addClassName("button-link");
            content.add(new EmptyState(
                    VaadinIcon.UNLINK,
                    "We do not know this sign-up",
                    "Use the link just as it stands in the message, or start anew.",
                    again));
        } else {
            content.add(ProblemBanner.of(
                    "Your sign-up could not be read",
                    refusal,
                    () -> UI.getCurrent().getPage().reload()));
        }
    }
}
