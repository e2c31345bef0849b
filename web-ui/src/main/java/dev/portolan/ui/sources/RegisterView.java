package dev.portolan.ui.sources;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Sources.NewSource;
import dev.portolan.ui.clients.Sources.Preview;
import dev.portolan.ui.clients.Sources.Source;
import dev.portolan.ui.clients.SourcesClient;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import dev.portolan.ui.sources.RegisterForm.Way;
import org.jspecify.annotations.Nullable;

/// Registers a source: where it is, then what it would bring, then the decision.
@Route(value = ":tenant/sources/new", layout = TenantLayout.class)
@PageTitle("Add a source · Portolan")
class RegisterView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient SourcesClient sources;
    private final transient Latest latest;
    private final Tabs ways = new Tabs();
    private final Div form = new Div();
    private final Div result = new Div();
    private final Span status = new Span();
    private final Button look = new Button("Preview", _ -> preview());
    private final Button register = new Button("Register");
    private final Anchor cancel = new Anchor("", "Cancel");
    private FieldErrors errors = new FieldErrors();
    private transient RegisterForm fields = RegisterForm.of(Way.ADDRESS, this::typed, this::preview);
    private transient @Nullable TenantSession tenant;
    private transient @Nullable NewSource seen;

    RegisterView(SignedIn signedIn, SourcesClient sources, Background background) {
        this.signedIn = signedIn;
        this.sources = sources;
        this.latest = new Latest(background);
        addClassName("page");
        var header = new PageHeader("Add a source");
        header.below("You see what it would bring before anything is added.");
        for (var way : Way.values()) {
            var tab = new Tab(way.words());
            tab.setId("way-" + way.parameter());
            ways.add(tab);
        }
        ways.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                choose(Way.values()[ways.getSelectedIndex()]);
            }
        });
        form.addClassName("form");
        result.getElement().setAttribute("aria-live", "polite");
        look.setId("preview");
        register.setId("register-source");
        register.setDisableOnClick(true);
        register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        register.addClickListener(_ -> register());
        status.addClassNames("status", "sub");
        cancel.addClassNames("button-link", "secondary");
        var bar = new Div(status, cancel, look, register);
        bar.addClassName("save-bar");
        add(header, ways, form, result, bar);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.CATALOG_LOCATION_WRITE);
        tenant = opened;
        cancel.setHref("/" + opened.slug() + "/sources");
        var way = Way.of(AddressFilters.read(event.getLocation(), "way"));
        ways.setSelectedIndex(way.ordinal());
        show(way);
    }

    private void choose(Way way) {
        var opened = tenant;
        if (opened != null) {
            new AddressFilters().with("way", way.parameter()).keep(this, opened.slug() + "/sources/new");
        }
        show(way);
    }

    private void show(Way way) {
        fields = RegisterForm.of(way, this::typed, this::preview);
        errors = new FieldErrors();
        fields.bind(errors);
        form.removeAll();
        form.add(errors, fields.fields());
        typed();
        fields.first().focus();
    }

    /// What was seen is not what is typed any more.
    private void typed() {
        seen = null;
        result.removeAll();
        register.setEnabled(false);
        status.setText("Preview it first.");
    }

    private void preview() {
        var opened = tenant;
        errors.clear();
        typed();
        var asked = fields.read().orElse(null);
        if (opened == null || asked == null) {
            return;
        }
        status.setText("Reading. This can take up to a minute.");
        result.add(Skeleton.rows(4));
        latest.load(
                () -> sources.preview(opened.slug(), opened, asked),
                found -> show(opened, asked, found),
                this::notSeen);
    }

    private void show(TenantSession opened, NewSource asked, Preview found) {
        result.removeAll();
        result.add(new PreviewPart(opened.slug(), found));
        seen = asked;
        register.setEnabled(PreviewPart.useful(found));
        status.setText(
                PreviewPart.useful(found)
                        ? "Nothing has been added yet."
                        : "There is nothing that could be registered.");
    }

    private void register() {
        var opened = tenant;
        var asked = seen;
        if (opened == null || asked == null) {
            return;
        }
        errors.clear();
        latest.load(
                () -> sources.register(opened.slug(), opened, asked), source -> registered(opened, source), problem -> {
                    register.setEnabled(true);
                    refused("The source was not added", problem);
                });
    }

    private static void registered(TenantSession opened, Source source) {
        Toast.say("The source was added. Its entities appear in a moment.");
        UI.getCurrent().navigate(opened.slug() + "/sources/" + source.id());
    }

    private void notSeen(ProblemException problem) {
        status.setText("Preview it first.");
        refused("The source could not be read", problem);
    }

    private void refused(String what, ProblemException problem) {
        result.removeAll();
        if (errors.show(problem.violations())) {
            fields.first().focus();
            return;
        }
        if ((problem.status() == 400 || problem.status() == 409 || problem.status() == 422)
                && fields.main() instanceof HasValidationProperties field) {
            field.setErrorMessage(problem.detail());
            field.setInvalid(true);
            return;
        }
        result.add(ProblemBanner.of(what, problem, seen == null ? this::preview : this::register));
    }
}
