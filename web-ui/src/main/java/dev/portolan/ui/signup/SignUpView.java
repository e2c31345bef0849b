package dev.portolan.ui.signup;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.Account.SignUpForm;
import dev.portolan.ui.clients.Account.SlugAnswer;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.shell.PublicLayout;
import org.jspecify.annotations.Nullable;

/// The form that starts a sign-up, then the word that mail is on its way.
@Route(value = "signup", layout = PublicLayout.class)
@PageTitle("Sign up · Portolan")
class SignUpView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient AccountClient accounts;
    private final transient BillingClient billing;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Start your portal");
    private final TextField organization = new TextField("Organization");
    private final TextField slug = new TextField("Address");
    private final TextField givenName = new TextField("First name");
    private final TextField familyName = new TextField("Last name");
    private final EmailField email = new EmailField("Work e-mail");
    private final Button send = new Button("Start the trial");
    private final Div problem = new Div();
    private final FieldErrors errors = new FieldErrors();
    private final PlanPicker plans = new PlanPicker(this::chosen);
    private @Nullable String wished;
    private String proposed = "";

    SignUpView(AccountClient accounts, BillingClient billing, Background background) {
        this.accounts = accounts;
        this.billing = billing;
        this.background = background;
        addClassNames("page", "narrow", "signup");
        header.below("14 days of everything in the business plan. No credit card.");
        fields();
        var names = new Div(givenName, familyName);
        names.addClassName("two");
        var form = new Div(errors, problem, organization, slug, names, email, plans, send);
        form.addClassName("form");
        add(header, form);
    }

    private void fields() {
        organization.setId("organization");
        slug.setId("slug");
        givenName.setId("given-name");
        familyName.setId("family-name");
        email.setId("email");
        send.setId("send");
        slug.setHelperText("Where your portal is. It cannot be changed later.");
        slug.setPrefixComponent(new Span("/"));
        email.setHelperText("We send one message to it, to confirm that it is yours.");
        organization.setAutocomplete(Autocomplete.ORGANIZATION);
        givenName.setAutocomplete(Autocomplete.GIVEN_NAME);
        familyName.setAutocomplete(Autocomplete.FAMILY_NAME);
        email.setAutocomplete(Autocomplete.EMAIL);
        organization.setValueChangeMode(ValueChangeMode.LAZY);
        organization.addValueChangeListener(change -> propose(change.getValue()));
        slug.setValueChangeMode(ValueChangeMode.LAZY);
        slug.addValueChangeListener(change -> check(change.getValue()));
        for (var field : new TextField[] {organization, slug, givenName, familyName}) {
            field.setRequiredIndicatorVisible(true);
            field.setManualValidation(true);
        }
        email.setRequiredIndicatorVisible(true);
        email.setManualValidation(true);
        errors.field("/organization", organization)
                .field("/slug", slug)
                .field("/givenName", givenName)
                .field("/familyName", familyName)
                .field("/email", email)
                .field("/plan", plans);
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(_ -> send());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wished = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("plan")
                .orElse(null);
        var first = wished == null ? "" : wished;
        // without the plans the form still works: the service has a plan that it proposes
        background.load(() -> billing.plans().items(), found -> plans.show(found, first), _ -> {});
    }

    private void chosen(PlanChoice choice) {
        header.below(choice.summary());
        send.setText(choice.button());
    }

    private void propose(String name) {
        if (slug.getValue().equals(proposed)) {
            proposed = SlugProposal.of(name);
            slug.setValue(proposed);
        }
    }

    private void check(String wanted) {
        slug.setInvalid(false);
        if (wanted.length() > 2) {
            background.load(() -> accounts.slug(wanted), answer -> checked(wanted, answer), _ -> {});
        }
    }

    private void checked(String asked, SlugAnswer answer) {
        if (!asked.equals(slug.getValue())) {
            return; // of what was typed before
        }
        if (answer.available()) {
            slug.setHelperText("This address is free. It cannot be changed later.");
        } else {
            slug.setErrorMessage(answer.reason() == null ? "This address is taken." : answer.reason());
            slug.setInvalid(true);
        }
    }

    private void send() {
        problem.removeAll();
        errors.clear();
        var choice = plans.choice();
        var form = new SignUpForm(
                organization.getValue().strip(),
                slug.getValue().strip(),
                email.getValue().strip(),
                givenName.getValue().strip(),
                familyName.getValue().strip(),
                choice == null ? wished : choice.plan().id(),
                choice == null ? null : choice.trial());
        background.load(() -> accounts.signUp(form), _ -> sent(form.email()), this::refused);
    }

    private void sent(String address) {
        removeAll();
        header.title("Check your mail").below("One step to go.");
        var box = new EmptyState(
                VaadinIcon.ENVELOPE_O,
                "We have written to " + address,
                "Open the link in the message and choose a password. The link is good for one day. Nothing there? Look"
                        + " in the spam folder.");
        box.setId("check-mail");
        add(header, box);
    }

    private void refused(ProblemException refusal) {
        send.setEnabled(true);
        if (!errors.show(refusal.violations())) {
            problem.add(ProblemBanner.of("You could not be signed up", refusal, this::send));
        }
    }
}
