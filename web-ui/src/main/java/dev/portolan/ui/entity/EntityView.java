package dev.portolan.ui.entity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.actions.ActionDesk;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import dev.portolan.ui.views.ExtensionDesk;
import dev.portolan.ui.views.ExtensionPanel;
import dev.portolan.ui.views.PortalComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of one entity: what it is, whom it belongs to, what it is related to, and what plugins know of it.
@Route(value = ":tenant/catalog/:namespace/:kind/:name/:tab?", layout = TenantLayout.class)
class EntityView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient CatalogClient catalog;
    private final transient ExtensionDesk extensions;
    private final transient Background background;
    private final transient AddedTabs added;
    private final transient OwnTabs own;
    private final transient EntityActions actions;
    private final PageHeader header = new PageHeader("");
    private final Div content = new Div();
    private final Div bar = new Div();
    private final Div body = new Div();
    private final Span news = new Span();
    private @Nullable EntityRef shown;
    private String tab = "overview";
    private String version = "";
    private String title = "Entity · Portolan";
    private transient Runnable redraw = () -> {};

    EntityView(
            SignedIn signedIn,
            CatalogClient catalog,
            EntityClient entities,
            ExtensionDesk extensions,
            ActionDesk desk,
            Background background) {
        this.signedIn = signedIn;
        this.catalog = catalog;
        this.extensions = extensions;
        this.background = background;
        this.added = new AddedTabs(extensions, _ -> retab());
        this.own = new OwnTabs(extensions, entities, background);
        this.actions = new EntityActions(catalog, entities, desk, background);
        addClassName("page");
        content.addClassName("tabbed");
        news.addClassName("visually-hidden");
        news.getElement().setAttribute("aria-live", "polite");
        add(header, content, news);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.CATALOG_ENTITY_READ);
        var ref = ref(event);
        var named = event.getRouteParameters().get("tab").orElse("overview");
        if (!EntityTabs.OWN.containsKey(named)) {
            throw new NotFoundException("no tab " + named);
        }
        var asked = AddressFilters.read(event.getLocation(), EntityTabs.PARAMETER);
        tab = asked.isEmpty() ? named : asked;
        version = AddressFilters.read(event.getLocation(), "version");
        title = ref.name() + " · Portolan";
        if (!ref.equals(shown)) {
            header.title(ref.name()).below(ref.kind());
            content.removeAll();
            content.add(Skeleton.lines(8));
        }
        if (shown == null) {
            extensions.changes().follow(this, tenant.tenant(), change -> changed(tenant, change));
        }
        shown = ref;
        added.of(tenant, ref);
        load(tenant, ref);
    }

    private static EntityRef ref(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        try {
            return EntityRef.parse(parameters.get("kind").orElse("") + ":"
                    + parameters.get("namespace").orElse("") + "/"
                    + parameters.get("name").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no such entity");
        }
    }

    private void load(TenantSession tenant, EntityRef ref) {
        background.load(
                () -> catalog.entity(tenant.slug(), tenant, ref),
                entity -> {
                    if (ref.equals(shown)) {
                        show(tenant, entity);
                    }
                },
                problem -> failed(tenant, ref, problem));
    }

    private void changed(TenantSession tenant, Change change) {
        if (!(change instanceof Change.CatalogChanged(var event))) {
            var plugin = added.changed(tenant, change);
            body.getChildren()
                    .filter(part -> part instanceof ExtensionPanel panel && panel.shows(plugin))
                    .forEach(part -> ((ExtensionPanel) part).load());
            return;
        }
        if (event instanceof CatalogEvent.Changed it && it.ref().equals(shown)) {
            again(tenant, it.ref());
        } else if (event instanceof CatalogEvent.Created it && it.ref().equals(shown)) {
            again(tenant, it.ref());
        } else if (event instanceof CatalogEvent.Deleted it && it.ref().equals(shown)) {
            content.addComponentAsFirst(new Notice(
                    Tone.ATTENTION,
                    "This entity was removed",
                    "No source describes it any more. What you see is how it was."));
        }
    }

    private void again(TenantSession tenant, EntityRef ref) {
        news.setText(ref.name() + " has changed");
        content.addClassName("arrived");
        load(tenant, ref);
    }

    private void show(TenantSession tenant, Entity entity) {
        header.title(entity.title());
        var id = new Span(entity.ref().toString());
        header.below(new Span(entity.kind()), EntityFacts.stage(entity), id);
        header.actions(actions.of(tenant, entity));
        content.removeAll();
        if (!entity.errors().isEmpty()) {
            content.add(errors(entity.errors()));
        }
        bar.removeAll();
        body.removeAll();
        content.add(bar, body);
        var kept = tab.equals("definition") ? entity : entity.light();
        redraw = () -> draw(tenant, kept);
        redraw.run();
    }

    /// Shows the tabs of plugins as they are now; what is open stays as it is where it is still there.
    private void retab() {
        redraw.run();
    }

    private void draw(TenantSession tenant, Entity entity) {
        var path = Links.path(tenant.slug(), entity.ref()).substring(1);
        bar.removeAll();
        bar.add(new EntityTabs(path, entity.kind().equalsIgnoreCase("api"), added.all(), tab));
        if (EntityTabs.OWN.containsKey(tab)) {
            if (body.getComponentCount() == 0) {
                body.add(own.of(tab, tenant, entity, version));
            }
            return;
        }
        var extension = EntityTabs.named(added.all(), tab);
        var open = body.getChildren()
                .anyMatch(part -> part instanceof ExtensionPanel panel
                        && extension.filter(panel::shows).isPresent());
        if (!open) {
            body.removeAll();
            body.add(extension
                    .<Component>map(found -> new ExtensionPanel(
                            extensions,
                            new PortalComponent.Place(tenant, found, entity.ref(), PortalComponent.Address.NONE)))
                    .orElseGet(() -> noTab(tenant, path)));
        }
    }

    private Component noTab(TenantSession tenant, String path) {
        var problem = added.problem();
        if (problem != null) {
            return ProblemBanner.of("This tab could not be loaded", problem, () -> added.load(tenant));
        }
        if (!added.known()) {
            return Skeleton.lines(6);
        }
        var link = Links.page("/" + path, "Go to the overview");
        link.addClassNames("button-link", "secondary");
        return new EmptyState(
                VaadinIcon.PUZZLE_PIECE,
                "This tab is not there",
                "The plugin that adds it is switched off, or it is not for this entity.",
                link);
    }

    private static Component errors(List<String> errors) {
        var words = new Div();
        errors.forEach(error -> words.add(new Paragraph(error)));
        return new Notice(
                Tone.BAD, errors.size() == 1 ? "Its descriptor has an error" : "Its descriptor has errors", words);
    }

    private void failed(TenantSession tenant, EntityRef ref, ProblemException problem) {
        content.removeAll();
        redraw = () -> {};
        if (problem.notFound()) {
            content.add(new EmptyState(
                    VaadinIcon.SEARCH,
                    "There is no " + ref,
                    "It may have been renamed, or no source describes it any more.",
                    catalogLink(tenant)));
            // what became of it is known even when it is gone
            content.add(own.history(tenant, ref, HistoryPart.Kept.NOWHERE, version));
        } else {
            content.add(ProblemBanner.of(ref + " could not be loaded", problem, () -> load(tenant, ref)));
        }
    }

    private static Component catalogLink(TenantSession tenant) {
        var link = Links.page("/" + tenant.slug() + "/catalog", "Go to the catalog");
        link.addClassNames("button-link", "secondary");
        return link;
    }
}
