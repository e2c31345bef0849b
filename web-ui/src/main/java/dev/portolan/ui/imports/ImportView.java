package dev.portolan.ui.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Imports.Import;
import dev.portolan.ui.clients.ImportsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.ArrayList;

/// One import: how far it is, what it would take, what it would refuse and why, and the decision.
@Route(value = ":tenant/sources/import/:id", layout = TenantLayout.class)
@PageTitle("Import from Backstage · Portolan")
class ImportView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final long PAUSE_MS = 1_000;

    private final transient SignedIn signedIn;
    private final transient ImportsClient imports;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Import from Backstage");
    private final Div content = new Div();
    private String id = "";
    private String shown = "take";

    ImportView(SignedIn signedIn, ImportsClient imports, Background background) {
        this.signedIn = signedIn;
        this.imports = imports;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        content.setId("import");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.CATALOG_LOCATION_WRITE);
        id = event.getRouteParameters().get("id").orElse("");
        var asked = AddressFilters.read(event.getLocation(), "show");
        shown = ImportWords.VERDICTS.contains(asked) ? asked : "take";
        content.removeAll();
        content.add(Skeleton.lines(6));
        load(tenant);
    }

    private void load(TenantSession tenant) {
        var asked = id;
        latest.load(
                getUI().orElseGet(UI::getCurrent),
                () -> imports.one(tenant.slug(), tenant, asked),
                one -> show(tenant, one),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, Import one) {
        header.title("Import from " + ImportsView.brief(one.url()));
        header.below(
                new Badge(ImportWords.tone(one.state()), ImportWords.state(one.state())),
                new Moment(one.finishedAt() == null ? one.startedAt() : one.finishedAt(), ""));
        header.actions(actions(tenant, one));
        content.removeAll();
        switch (one.state()) {
            case "reading", "importing" -> {
                content.add(progress(one));
                watch(tenant, getUI().orElseGet(UI::getCurrent));
            }
            case "ready" -> ready(tenant, one);
            case "done" -> done(tenant, one);
            default ->
                content.add(new Notice(
                        Tone.BAD,
                        "The import failed",
                        one.error().orElse("No reason was given.")
                                + " Nothing was lost: repeat it when that is mended.",
                        again(tenant, one)));
        }
    }

    private static Component progress(Import one) {
        var words = new Span(ImportWords.progress(one));
        words.getElement().setAttribute("aria-live", "polite");
        var bar = new ProgressBar(0, 1);
        bar.setId("import-progress");
        bar.getElement().setAttribute("aria-label", "Import");
        var share = ImportWords.share(one);
        bar.setIndeterminate(share.isEmpty());
        share.ifPresent(bar::setValue);
        var part = new Div(words, bar);
        part.addClassNames("card", "limit-bar");
        return part;
    }

    /// Looks once a second as long as it goes on and this page is open.
    private void watch(TenantSession tenant, UI page) {
        var asked = id;
        latest.load(
                page,
                () -> {
                    pause();
                    return imports.one(tenant.slug(), tenant, asked);
                },
                one -> {
                    if (isAttached()) {
                        show(tenant, one);
                    }
                },
                problem -> failed(tenant, problem));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ready(TenantSession tenant, Import one) {
        var taken = one.count("take") + one.count("change");
        content.add(
                taken == 0
                        ? new Notice(Tone.INFO, "There is nothing to take", "What can be taken is here already.")
                        : new Notice(
                                Tone.ATTENTION,
                                "Nothing has been taken yet",
                                ImportWords.counts(one) + ". Look at what they are, then import them."));
        items(tenant, one);
    }

    private void done(TenantSession tenant, Import one) {
        var catalog = new Anchor("/" + tenant.slug() + "/catalog", "Go to the catalog");
        catalog.addClassNames("button-link", "secondary");
        content.add(new Notice(Tone.GOOD, "The import is done", ImportWords.counts(one) + ".", catalog));
        items(tenant, one);
    }

    private void items(TenantSession tenant, Import one) {
        var part = new ItemsPart(tenant, imports, background, one.id());
        var tabs = new Tabs();
        for (var verdict : ImportWords.VERDICTS) {
            var tab = new Tab(ImportWords.verdict(verdict) + " " + Amounts.count(one.count(verdict)));
            tab.setId("show-" + verdict);
            tabs.add(tab);
        }
        tabs.setSelectedIndex(ImportWords.VERDICTS.indexOf(shown));
        tabs.addSelectedChangeListener(_ -> {
            shown = ImportWords.VERDICTS.get(tabs.getSelectedIndex());
            new AddressFilters().with("show", shown).keep(this, tenant.slug() + "/sources/import/" + id);
            part.show(shown);
        });
        content.add(tabs, part);
        part.show(shown);
    }

    private Component[] actions(TenantSession tenant, Import one) {
        var actions = new ArrayList<Component>();
        if (!one.underWay()) {
            var remove = new Button(
                    "Forget it",
                    _ -> Confirm.danger(
                                    "Forget this import?",
                                    "What it has taken stays in the catalog. The source that holds it can be removed on its own.",
                                    "Forget",
                                    () -> remove(tenant))
                            .open());
            remove.setId("remove-import");
            remove.addClassName("quiet");
            actions.add(remove);
            actions.add(again(tenant, one));
        }
        var taken = one.count("take") + one.count("change");
        if ("ready".equals(one.state()) && taken > 0) {
            var confirm = new Button("Import " + Amounts.count(taken, "entity"));
            confirm.setId("confirm-import");
            confirm.setDisableOnClick(true);
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            confirm.addClickListener(_ -> confirm(tenant, confirm));
            actions.add(confirm);
        }
        return actions.toArray(Component[]::new);
    }

    private static Anchor again(TenantSession tenant, Import one) {
        var again = new Anchor(ImportsView.repeat(tenant, one), "Repeat");
        again.addClassNames("button-link", "secondary");
        return again;
    }

    private void confirm(TenantSession tenant, Button button) {
        var asked = id;
        background.act(() -> imports.confirm(tenant.slug(), tenant, asked), () -> load(tenant), problem -> {
            button.setEnabled(true);
            Toast.refused("The import did not begin: " + problem.detail());
        });
    }

    private void remove(TenantSession tenant) {
        var asked = id;
        background.act(
                () -> imports.remove(tenant.slug(), tenant, asked),
                () -> getUI().ifPresent(page -> page.navigate(tenant.slug() + "/sources/import")),
                problem -> Toast.refused("The import was not forgotten: " + problem.detail()));
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        content.removeAll();
        if (problem.notFound()) {
            var back = new Anchor("/" + tenant.slug() + "/sources/import", "Go to the imports");
            back.addClassNames("button-link", "secondary");
            content.add(
                    new EmptyState(VaadinIcon.SEARCH, "There is no such import", "It may have been forgotten.", back));
        } else {
            content.add(ProblemBanner.of("The import could not be loaded", problem, () -> load(tenant)));
        }
    }
}
