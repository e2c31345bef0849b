package dev.portolan.ui.imports;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Imports.Import;
import dev.portolan.ui.clients.ImportsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Begins an import from a running Backstage, and lists those that were.
@Route(value = ":tenant/sources/import", layout = TenantLayout.class)
@PageTitle("Import from Backstage · Portolan")
class ImportsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient ImportsClient imports;
    private final transient Background background;
    private final TextField url = new TextField("Address of your Backstage");
    private final PasswordField token = new PasswordField("Token");
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();
    private final Button start = new Button("Look at it");
    private final Div list = new Div();
    private transient @Nullable TenantSession tenant;

    ImportsView(SignedIn signedIn, ImportsClient imports, Background background) {
        this.signedIn = signedIn;
        this.imports = imports;
        this.background = background;
        addClassName("page");
        var header = new PageHeader("Import from Backstage");
        header.below(
                "Portolan reads the other catalog and shows what it would take. Nothing is taken before you say so.");
        url.setId("import-url");
        url.setPlaceholder("https://backstage.example.com");
        url.setHelperText("Of its backend, as its own pages call it.");
        url.setManualValidation(true);
        url.addKeyPressListener(Key.ENTER, _ -> start());
        token.setId("import-token");
        token.setHelperText("A static token that may read its catalog; empty if it asks for none. It is not kept.");
        token.setManualValidation(true);
        token.setRevealButtonVisible(false);
        token.getElement().setAttribute("autocomplete", "off");
        token.addKeyPressListener(Key.ENTER, _ -> start());
        errors.field("/url", url).field("/token", token);
        start.setId("start-import");
        start.setDisableOnClick(true);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(_ -> start());
        var form = new Div(errors, problem, url, token, new Div(start));
        form.addClassName("form");
        list.setId("imports");
        list.addClassName("stack");
        add(header, form, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.CATALOG_LOCATION_WRITE);
        tenant = opened;
        url.setValue(AddressFilters.read(event.getLocation(), "url"));
        (url.isEmpty() ? url : token).focus();
        list.removeAll();
        list.add(Skeleton.rows(2));
        load(opened);
    }

    private void load(TenantSession opened) {
        background.load(
                getUI().orElseGet(UI::getCurrent),
                () -> imports.imports(opened.slug(), opened, null),
                page -> show(opened, page),
                refusal -> {
                    list.removeAll();
                    list.add(ProblemBanner.of("Earlier imports could not be loaded", refusal, () -> load(opened)));
                });
    }

    private void show(TenantSession opened, Page<Import> page) {
        list.removeAll();
        if (page.items().isEmpty()) {
            return;
        }
        var table = new DataTable("import-rows", "Backstage", "State", "Found", "Started", "");
        page.items().forEach(one -> {
            var link = new Anchor("/" + opened.slug() + "/sources/import/" + one.id(), brief(one.url()));
            link.addClassName("strong");
            var again = new Anchor(repeat(opened, one), "Repeat");
            again.setId("repeat-" + one.id());
            table.row(
                    link,
                    new Badge(ImportWords.tone(one.state()), ImportWords.state(one.state())),
                    new Span(ImportWords.counts(one)),
                    new Moment(one.startedAt(), "Some time ago"),
                    DataTable.buttons(again));
        });
        var card = new Section(new H2("Imports so far"), table);
        card.addClassNames("card", "stack");
        list.add(card);
    }

    static String brief(String address) {
        return address.replaceFirst("^https?://", "");
    }

    /// Where the same import can be begun anew; the token has to be given again.
    static String repeat(TenantSession tenant, Import one) {
        return "/" + tenant.slug() + "/sources/import?url=" + URLEncoder.encode(one.url(), StandardCharsets.UTF_8);
    }

    private void start() {
        var opened = tenant;
        if (opened == null) {
            return;
        }
        errors.clear();
        problem.removeAll();
        var address = url.getValue().strip();
        if (address.isEmpty()) {
            start.setEnabled(true);
            url.setErrorMessage("Say where it is, for example https://backstage.example.com");
            url.setInvalid(true);
            url.focus();
            return;
        }
        var secret = token.getValue();
        background.load(
                () -> imports.start(opened.slug(), opened, address, secret),
                one -> {
                    token.clear();
                    UI.getCurrent().navigate(opened.slug() + "/sources/import/" + one.id());
                },
                this::refused);
    }

    private void refused(ProblemException refusal) {
        start.setEnabled(true);
        if (errors.show(refusal.violations())) {
            return;
        }
        if (refusal.status() == 400 || refusal.status() == 409) {
            url.setErrorMessage(refusal.detail());
            url.setInvalid(true);
        } else {
            problem.add(ProblemBanner.of("It could not be looked at", refusal, this::start));
        }
    }
}
