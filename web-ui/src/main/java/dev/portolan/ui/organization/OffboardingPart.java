package dev.portolan.ui.organization;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.Leaving.Offboarding;
import dev.portolan.ui.clients.LeavingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.util.List;

/// Where an organization ends: with its address typed, and a time in which it can come back.
final class OffboardingPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient TenantSession tenant;
    private final transient LeavingClient leaving;
    private final transient Background background;
    private final Div problem = new Div();

    OffboardingPart(TenantSession tenant, LeavingClient leaving, Background background) {
        this.tenant = tenant;
        this.leaving = leaving;
        this.background = background;
        addClassNames("card", "stack", "danger");
        setId("offboarding");
        getElement().setAttribute("aria-label", "Danger");
        load();
    }

    void load() {
        background.load(
                UI.getCurrent(),
                () -> leaving.offboarding(tenant.slug(), tenant),
                this::show,
                // an organization that stays has no offboarding to tell of
                failure -> {
                    if (failure.notFound()) {
                        stays();
                    } else {
                        removeAll();
                        add(
                                new H2("Close this organization"),
                                ProblemBanner.of("Whether it is being closed cannot be seen", failure, this::load));
                    }
                });
    }

    private void show(Offboarding offboarding) {
        if (offboarding.going()) {
            goes(offboarding);
        } else {
            stays();
        }
    }

    private void stays() {
        removeAll();
        problem.removeAll();
        var text = new Paragraph("For when you leave us. What happens then:");
        var steps = new UnorderedList(
                new ListItem(
                        "Everybody sees that it is being closed. Until the end all of it works, API tokens and plugins"
                                + " too: revoke what is to stop now."),
                new ListItem("For 30 days an owner can come back, with everything as it was."),
                new ListItem(
                        "Then all data is erased everywhere, and the owner gets a report. Issued invoices are kept,"
                                + " as the law asks."));
        steps.addClassName("sub");
        var slug = tenant.slug().value();
        var close = new Button("Close organization");
        close.setId("offboard");
        close.setEnabled(false);
        close.setDisableOnClick(true);
        close.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_PRIMARY);
        var typed = new TextField("Type " + slug + " to go on");
        typed.setId("offboard-slug");
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.addValueChangeListener(
                change -> close.setEnabled(change.getValue().strip().equals(slug)));
        close.addClickListener(_ -> offboard(close, typed.getValue().strip()));
        var row = new Div(typed, close);
        row.addClassNames("actions", "align-end");
        add(new H2("Close this organization"), text, steps, problem, row);
    }

    private void offboard(Button close, String typed) {
        problem.removeAll();
        background.load(
                () -> leaving.offboard(tenant.slug(), tenant, typed),
                offboarding -> {
                    Toast.say("The organization is being closed. You can still come back.");
                    goes(offboarding);
                },
                refusal -> {
                    close.setEnabled(true);
                    problem.add(ProblemBanner.of("It was not closed", sentence(refusal), () -> offboard(close, typed)));
                });
    }

    /// What was typed is the only field, and needs no name.
    private static ProblemException sentence(ProblemException refusal) {
        return refusal.violations().isEmpty()
                ? refusal
                : new ProblemException(
                        refusal.status(),
                        refusal.slug(),
                        "What you typed " + refusal.violations().getFirst().message() + ".",
                        List.of());
    }

    private void goes(Offboarding offboarding) {
        removeAll();
        problem.removeAll();
        var at = offboarding.eraseAt();
        var words = new Paragraph();
        if (at != null) {
            words.add(
                    new Span("Everything is erased on " + Amounts.day(at) + ", "),
                    new Ago(at),
                    new Span(". Until then all of it is still there. Take your data out above, if you have not."));
        }
        var back = new Button("Come back");
        back.setId("come-back");
        back.setDisableOnClick(true);
        back.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        back.addClickListener(_ -> comeBack(back));
        add(new H2("This organization is being closed"), words, problem, new Div(back));
    }

    private void comeBack(Button back) {
        problem.removeAll();
        background.act(
                () -> leaving.comeBack(tenant.slug(), tenant),
                () -> {
                    Toast.say("Welcome back. Everything is as it was.");
                    stays();
                },
                refusal -> {
                    back.setEnabled(true);
                    problem.add(ProblemBanner.of("It could not be taken back", refusal, () -> comeBack(back)));
                });
    }
}
