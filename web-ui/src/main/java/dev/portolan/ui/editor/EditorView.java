package dev.portolan.ui.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.LeaveQuestion;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;

/// Makes an entity, or changes one that is managed here: the text, what the catalog says of it as it is typed, and what
/// saving would change. Whatever is refused, the text stays.
@Route(value = ":tenant/catalog/new", layout = TenantLayout.class)
@RouteAlias(value = ":tenant/catalog/:namespace/:kind/:name/edit", layout = TenantLayout.class)
class EditorView extends Main implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient CatalogClient catalog;
    private final transient EntityClient entities;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final PageHeader header = new PageHeader("New entity");
    private final Div content = new Div();
    private final WritingPart writing;
    private final transient Saving saving;
    private String title = "New entity";

    EditorView(
            SignedIn signedIn,
            CatalogClient catalog,
            EntityClient entities,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.catalog = catalog;
        this.entities = entities;
        this.changes = changes;
        this.background = background;
        writing = new WritingPart(background, this::typed);
        saving = new Saving(writing);
        addClassName("page");
        add(header, saving.notices(), content, saving.bar());
    }

    @Override
    public String getPageTitle() {
        return title + " · Portolan";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.CATALOG_ENTITY_WRITE);
        var parameters = event.getRouteParameters();
        content.removeAll();
        if (parameters.get("name").isEmpty()) {
            var desk = new EditorDesk(tenant, null, catalog, entities, background);
            header.below("It is kept here, with its history. No source describes it.");
            saving.open(desk);
            content.add(writing);
            writing.begin(desk, AddressFilters.read(event.getLocation(), "kind"));
            saving.ready(null);
            return;
        }
        var edited = ref(parameters);
        var desk = new EditorDesk(tenant, edited, catalog, entities, background);
        title = "Edit " + edited.name();
        header.title(title).below(edited.toString());
        saving.open(desk);
        content.add(Skeleton.lines(12));
        changes.follow(this, tenant.tenant(), change -> changed(edited, change));
        load(desk, edited);
    }

    private static EntityRef ref(RouteParameters parameters) {
        try {
            return EntityRef.parse(parameters.get("kind").orElse("") + ":"
                    + parameters.get("namespace").orElse("") + "/"
                    + parameters.get("name").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no such entity");
        }
    }

    private void load(EditorDesk desk, EntityRef edited) {
        background.load(
                () -> desk.read(edited), entity -> show(desk, entity), problem -> failed(desk, edited, problem));
    }

    private void show(EditorDesk desk, Entity entity) {
        content.removeAll();
        if (!entity.managed()) {
            content.add(new EmptyState(
                    VaadinIcon.FILE_CODE,
                    "It is not kept here",
                    "A source describes this entity. Change it there, and it changes here.",
                    page(desk.tenant(), entity.ref())));
            return;
        }
        var kept = Kept.of(entity);
        content.add(writing);
        writing.begin(desk, kept);
        saving.ready(kept);
    }

    private void failed(EditorDesk desk, EntityRef edited, ProblemException problem) {
        content.removeAll();
        content.add(
                problem.notFound()
                        ? new EmptyState(
                                VaadinIcon.SEARCH,
                                "There is no " + edited,
                                "It may have been renamed or removed.",
                                page(desk.tenant(), edited))
                        : ProblemBanner.of(edited + " could not be loaded", problem, () -> load(desk, edited)));
    }

    /// The way to the page of an entity.
    static Component page(TenantSession tenant, EntityRef ref) {
        return Links.button(Links.path(tenant.slug(), ref), "Go to its page");
    }

    private void typed() {
        saving.typed();
    }

    private void changed(EntityRef edited, Change change) {
        if (change instanceof Change.CatalogChanged(var event)
                && event instanceof CatalogEvent.Changed it
                && it.ref().equals(edited)) {
            saving.changed();
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (writing.dirty()) {
            LeaveQuestion.ask(event, "saving", writing::leaving);
        }
    }
}
