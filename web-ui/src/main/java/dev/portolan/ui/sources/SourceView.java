package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Sources.Source;
import dev.portolan.ui.clients.SourcesClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.ArrayList;

/// One source: how it stands, how far its reading is, when it is read, and what is wrong in its files.
@Route(value = ":tenant/sources/:id", layout = TenantLayout.class)
class SourceView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    /// Between two looks while it is being read, should no event come.
    private static final long PAUSE_MS = 2_000;

    private final transient SignedIn signedIn;
    private final transient SourcesClient sources;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("");
    private final ReadingProgress progress = new ReadingProgress();
    private final Div content = new Div();
    private String id = "";
    private String title = "Source · Portolan";
    private boolean following;
    private boolean watched;

    SourceView(SignedIn signedIn, SourcesClient sources, LiveChanges changes, Background background) {
        this.signedIn = signedIn;
        this.sources = sources;
        this.changes = changes;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        progress.setId("source-progress");
        progress.addClassName("card");
        content.addClassName("stack");
        content.setId("source");
        add(header, progress, content);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.CATALOG_LOCATION_READ);
        id = event.getRouteParameters().get("id").orElse("");
        if (!following) {
            following = true;
            changes.follow(this, tenant.tenant(), change -> changed(tenant, change));
        }
        header.title("Source").below().actions();
        content.removeAll();
        content.add(Skeleton.lines(8));
        load(tenant);
    }

    private void changed(TenantSession tenant, Change change) {
        if (change instanceof Change.SourceProgress now
                && now.source().toString().equals(id)) {
            progress.show(now.progress());
        } else if (change instanceof Change.CatalogChanged(var news)
                && news instanceof CatalogEvent.LocationRefreshed refreshed
                && refreshed.location().toString().equals(id)) {
            load(tenant);
        }
    }

    private void load(TenantSession tenant) {
        var asked = id;
        latest.load(
                getUI().orElseGet(UI::getCurrent),
                () -> sources.source(tenant.slug(), tenant, asked),
                source -> show(tenant, source),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, Source source) {
        title = SourceWords.lastPart(source.title()) + " · Portolan";
        header.title(SourceWords.brief(source.title()));
        header.below(
                new Span(SourceWords.kind(source.kind())),
                new Badge(SourceWords.tone(source.state()), SourceWords.state(source.state())));
        header.actions(actions(tenant, source));
        progress.show(source);
        content.removeAll();
        content.add(facts(tenant, source));
        if (!source.errors().isEmpty()) {
            content.add(errors(tenant, source));
        }
        if (source.underWay() && !watched) {
            watch(tenant, getUI().orElseGet(UI::getCurrent));
        }
    }

    /// Looks again and again as long as it is being read and this page is open.
    private void watch(TenantSession tenant, UI page) {
        watched = true;
        var asked = id;
        background.load(
                page,
                () -> {
                    pause();
                    return sources.source(tenant.slug(), tenant, asked);
                },
                source -> {
                    watched = false;
                    if (isAttached() && asked.equals(id)) {
                        show(tenant, source);
                    }
                },
                _ -> watched = false);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Component[] actions(TenantSession tenant, Source source) {
        var act = new SourceActions(sources, background, tenant);
        var actions = new ArrayList<Component>();
        var mayWrite = tenant.may(Permissions.CATALOG_LOCATION_WRITE) && SourceWords.registered(source.kind());
        if (tenant.may(Permissions.CATALOG_ENTITY_REFRESH) && SourceWords.readable(source.kind())) {
            var again = new Button("Read again", VaadinIcon.REFRESH.create());
            again.setId("read-again");
            again.setDisableOnClick(true);
            again.addClickListener(_ -> act.readAgain(source, () -> load(tenant)));
            actions.add(again);
        }
        if (mayWrite && "upload".equals(source.kind())) {
            var replace =
                    new Button("Replace the text", _ -> new ContentDialog(act, source, () -> load(tenant)).open());
            replace.setId("replace-content");
            actions.add(replace);
        }
        if (mayWrite && SourceWords.readable(source.kind())) {
            var schedule =
                    new Button("Change schedule", _ -> new ScheduleDialog(act, source, () -> load(tenant)).open());
            schedule.setId("change-schedule");
            actions.add(schedule);
        }
        if (mayWrite) {
            var remove = new Button(
                    "Remove",
                    _ -> act.removal(source, () -> getUI().ifPresent(page -> page.navigate(tenant.slug() + "/sources")))
                            .open());
            remove.setId("remove-source");
            remove.addClassName("quiet");
            actions.add(remove);
        }
        return actions.toArray(Component[]::new);
    }

    private static Component facts(TenantSession tenant, Source source) {
        var facts = new Facts();
        var git = source.git().orElse(null);
        if (git == null) {
            facts.fact("Address", Links.outside(source.target(), SourceWords.brief(source.target())));
        } else {
            facts.fact("Repository", Links.outside(git.url(), SourceWords.brief(git.url())));
            facts.fact("Branch", git.branch() == null ? "The repository's own default" : git.branch());
            facts.fact("Files", new Code(git.pattern()));
        }
        var entities = new Anchor(
                "/" + tenant.slug() + "/catalog?source=" + source.id(),
                Amounts.count(source.entities()) + " in the catalog");
        entities.setId("source-entities");
        facts.fact("Entities", entities);
        facts.fact("Last read", new Moment(source.lastReadAt(), "Not yet"));
        source.revision().ifPresent(revision -> facts.fact(git == null ? "Version" : "Commit", new Code(revision)));
        if (SourceWords.readable(source.kind())) {
            facts.fact("Next reading", new Moment(source.nextReadAt(), source.underWay() ? "Now" : "Not planned"));
            facts.fact("Schedule", SourceWords.every(source.everySeconds()));
        }
        return card("About", facts);
    }

    private static Component errors(TenantSession tenant, Source source) {
        var count = source.errors().size();
        var words = new Span(
                "What can be read stays in the catalog as it was read last. Mend the file, and it is read again.");
        words.addClassName("sub");
        var table = new FindingTable("source-findings", tenant.slug(), false).show(source.errors());
        var all = new Anchor(
                "/" + tenant.slug() + "/sources/errors?source=" + source.id(), "See them in the list of all errors");
        return card(count == 1 ? "One thing to mend" : Amounts.count(count) + " things to mend", words, table, all);
    }

    private static Component card(String heading, Component... parts) {
        var card = new Section(new H2(heading));
        card.add(parts);
        card.addClassNames("card", "stack");
        card.getElement().setAttribute("aria-label", heading);
        return card;
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        content.removeAll();
        progress.setVisible(false);
        if (problem.notFound()) {
            header.title("Source");
            var back = new Anchor("/" + tenant.slug() + "/sources", "Go to the sources");
            back.addClassNames("button-link", "secondary");
            content.add(new EmptyState(
                    VaadinIcon.SEARCH,
                    "There is no such source",
                    "It may have been removed. Its entities went with it.",
                    back));
        } else {
            content.add(ProblemBanner.of("The source could not be loaded", problem, () -> load(tenant)));
        }
    }
}
