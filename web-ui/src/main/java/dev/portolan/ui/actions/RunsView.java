package dev.portolan.ui.actions;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Actions.Run;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people have had plugins do, newest first, and what can be done without an entity. While something runs it looks
/// again by itself.
@Route(value = ":tenant/actions", layout = TenantLayout.class)
@PageTitle("Actions · Portolan")
class RunsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final transient SignedIn signedIn;
    private final transient ActionDesk desk;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Actions");
    private final Div narrowed = new Div();
    private final Div content = new Div();
    private transient String entity = "";
    private transient @Nullable List<Run> shown;

    RunsView(SignedIn signedIn, ActionDesk desk) {
        this.signedIn = signedIn;
        this.desk = desk;
        this.latest = new Latest(desk.background());
        addClassName("page");
        content.addClassName("stack");
        narrowed.addClassName("filters");
        header.below("What people here have had plugins do. Actions on an entity are on the entity's own page.");
        add(header, narrowed, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_USE);
        entity = AddressFilters.read(event.getLocation(), "entity");
        header.actions(new ActionBar(desk, tenant, null));
        narrowed.removeAll();
        narrowed.setVisible(!entity.isEmpty());
        if (!entity.isEmpty()) {
            narrowed.add(
                    new Span("on"),
                    Links.entity(tenant.slug(), entity),
                    Links.page("/" + tenant.slug() + "/actions", "Show all"));
        }
        shown = null;
        content.removeAll();
        content.add(Skeleton.rows(6));
        load(tenant);
    }

    private void load(TenantSession tenant) {
        latest.load(
                () -> desk.actions().runs(tenant.slug(), tenant, entity, null),
                page -> show(tenant, page),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, Page<Run> page) {
        // What has not changed stays: who goes through it by keyboard would lose their place.
        if (!page.items().equals(shown)) {
            draw(tenant, page);
        }
        again(tenant, page.items().stream().anyMatch(Run::running));
    }

    private void draw(TenantSession tenant, Page<Run> page) {
        shown = page.items();
        content.removeAll();
        if (page.items().isEmpty()) {
            var market = Links.page("/" + tenant.slug() + "/plugins/marketplace", "Look at the marketplace");
            market.addClassNames("button-link", "secondary");
            content.add(new EmptyState(
                    VaadinIcon.BOLT,
                    "Nothing was done yet",
                    "Plugins add buttons to entities, and to this page. What they do shows here, with its log.",
                    market));
        } else {
            var table = new DataTable("runs", "When", "What", "On", "By", "State", "#Took", "");
            page.items().forEach(run -> row(tenant, table, run));
            var card = new Div(table);
            card.addClassName("card");
            content.add(card);
            more(tenant, table, page.next());
        }
    }

    private void again(TenantSession tenant, boolean running) {
        latest.loadLater(
                running ? SOON : LATER,
                () -> desk.actions().runs(tenant.slug(), tenant, entity, null),
                next -> {
                    // Older ones that somebody has asked for stay as they are.
                    if (isAttached()) {
                        show(tenant, next);
                    }
                },
                _ -> {
                    if (isAttached()) {
                        again(tenant, false);
                    }
                });
    }

    private void more(TenantSession tenant, DataTable table, @Nullable String next) {
        if (next == null) {
            return;
        }
        var older = new Button("Show older ones");
        older.setId("older-runs");
        older.setDisableOnClick(true);
        older.addClickListener(_ -> latest.load(
                () -> desk.actions().runs(tenant.slug(), tenant, entity, next),
                page -> {
                    content.remove(older);
                    page.items().forEach(run -> row(tenant, table, run));
                    more(tenant, table, page.next());
                },
                problem -> {
                    older.setEnabled(true);
                    Toast.refused("Older runs could not be loaded: " + problem.detail());
                }));
        content.add(older);
    }

    private void row(TenantSession tenant, DataTable table, Run run) {
        var details = new Button("Details", _ -> new RunDialog(desk, tenant, run.title(), run.id()).open());
        details.addClassName("quiet");
        details.setAriaLabel("Details of " + run.title());
        Component on = run.entity() == null ? new Span("–") : Links.entity(tenant.slug(), run.entity());
        var title = new Span(run.title());
        title.addClassName("strong");
        var what = DataTable.twoLines(title, run.message() == null ? run.plugin() : run.message());
        what.addClassName("what");
        table.row(
                        new Ago(run.startedAt()),
                        what,
                        on,
                        new Span(run.by() == null ? "somebody" : run.by().words()),
                        RunWords.badge(run),
                        new Span(RunWords.took(run.startedAt(), run.endedAt())),
                        DataTable.buttons(details))
                .setId("run-" + run.id());
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        shown = null;
        content.removeAll();
        content.add(ProblemBanner.of("The actions could not be loaded", problem, () -> load(tenant)));
    }
}
