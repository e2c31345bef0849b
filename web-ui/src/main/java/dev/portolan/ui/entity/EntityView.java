package dev.portolan.ui.entity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.actions.ActionBar;
import dev.portolan.ui.actions.ActionDesk;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import dev.portolan.ui.views.ExtensionBoard;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The page of one entity: what it is, whom it belongs to, what it is related to, and what plugins know of it.
@Route(value = ":tenant/catalog/:namespace/:kind/:name/:tab?", layout = TenantLayout.class)
class EntityView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final Map<String, String> TABS =
            Map.of("overview", "Overview", "definition", "Definition", "relations", "Relations", "history", "History");

    private final transient SignedIn signedIn;
    private final transient CatalogClient catalog;
    private final transient EntityClient entities;
    private final transient PluginClient plugins;
    private final transient ActionDesk desk;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final PageHeader header = new PageHeader("");
    private final Div content = new Div();
    private final Span news = new Span();
    private @Nullable EntityRef shown;
    private String tab = "overview";
    private String version = "";
    private String title = "Entity · Portolan";

    EntityView(
            SignedIn signedIn,
            CatalogClient catalog,
            EntityClient entities,
            PluginClient plugins,
            ActionDesk desk,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.catalog = catalog;
        this.entities = entities;
        this.plugins = plugins;
        this.desk = desk;
        this.changes = changes;
        this.background = background;
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
        tab = event.getRouteParameters().get("tab").orElse("overview");
        version = AddressFilters.read(event.getLocation(), "version");
        if (!TABS.containsKey(tab)) {
            throw new NotFoundException("no tab " + tab);
        }
        title = ref.name() + " · Portolan";
        if (!ref.equals(shown)) {
            header.title(ref.name()).below(ref.kind());
            content.removeAll();
            content.add(Skeleton.lines(8));
        }
        if (shown == null) {
            changes.follow(this, tenant.tenant(), change -> changed(tenant, change));
        }
        shown = ref;
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
        var ref = entity.ref();
        header.title(entity.title());
        var id = new Span(ref.toString());
        header.below(new Span(entity.kind()), EntityFacts.stage(entity), id);
        var own = Stream.of(actions(tenant, entity));
        var added = tenant.may(Permissions.PLUGIN_USE)
                ? Stream.<Component>of(new ActionBar(desk, tenant, ref))
                : Stream.<Component>empty();
        header.actions(Stream.concat(added, own).toArray(Component[]::new));
        content.removeAll();
        if (!entity.errors().isEmpty()) {
            content.add(errors(entity.errors()));
        }
        content.add(tabs(tenant, entity));
        content.add(
                switch (tab) {
                    case "definition" -> definition(entity);
                    case "history" ->
                        history(tenant, ref, entity.managed() ? HistoryPart.Kept.HERE : HistoryPart.Kept.ELSEWHERE);
                    case "relations" -> EntityFacts.section("Around it", new RelationGraph(tenant.slug(), entity));
                    default -> overview(tenant, entity);
                });
    }

    private Tabs tabs(TenantSession tenant, Entity entity) {
        var tabs = new Tabs();
        var path = Links.path(tenant.slug(), entity.ref()).substring(1);
        var names = entity.kind().equalsIgnoreCase("api")
                ? List.of("overview", "definition", "relations", "history")
                : List.of("overview", "relations", "history");
        for (var name : names) {
            var item = new Tab(TABS.get(name));
            item.setId("tab-" + name);
            tabs.add(item);
            if (name.equals(tab)) {
                tabs.setSelectedTab(item);
            }
        }
        tabs.addSelectedChangeListener(change -> getUI().ifPresent(page ->
                page.navigate(tabs.getSelectedIndex() == 0 ? path : path + "/" + names.get(tabs.getSelectedIndex()))));
        return tabs;
    }

    private Component overview(TenantSession tenant, Entity entity) {
        var main = new Div();
        main.addClassName("stack");
        entity.metadata("description")
                .ifPresent(text -> main.add(EntityFacts.section("What it does", new Paragraph(text))));
        if (tenant.may(Permissions.PLUGIN_USE)) {
            main.add(new ExtensionBoard(plugins, changes, background, tenant, "entity.card", entity.ref()));
        }
        var side = new Div(EntityFacts.about(tenant.slug(), entity));
        side.addClassName("stack");
        EntityFacts.links(entity).ifPresent(side::add);
        side.add(EntityFacts.relations(tenant.slug(), entity));
        var columns = new Div(main, side);
        columns.addClassName("columns");
        return columns;
    }

    private static Component definition(Entity entity) {
        return entity.spec("definition")
                .<Component>map(text -> EntityFacts.section("Definition", BlockRenderer.code(text)))
                .orElseGet(() -> new EmptyState(
                        VaadinIcon.FILE_CODE,
                        "No definition",
                        "This API has none in its descriptor. Add spec.definition there."));
    }

    private static Component errors(List<String> errors) {
        var words = new Div();
        errors.forEach(error -> words.add(new Paragraph(error)));
        return new Notice(
                Tone.BAD, errors.size() == 1 ? "Its descriptor has an error" : "Its descriptor has errors", words);
    }

    private HistoryPart history(TenantSession tenant, EntityRef ref, HistoryPart.Kept kept) {
        return new HistoryPart(
                tenant, entities, background, ref, version, kept, tenant.may(Permissions.CATALOG_ENTITY_WRITE));
    }

    private Component[] actions(TenantSession tenant, Entity entity) {
        if (!entity.managed()) {
            return tenant.may(Permissions.CATALOG_ENTITY_REFRESH)
                    ? new Component[] {refresh(tenant, entity.ref())}
                    : new Component[0];
        }
        return tenant.may(Permissions.CATALOG_ENTITY_WRITE)
                ? new ManagedActions(tenant, entities, background).of(entity)
                : new Component[0];
    }

    private Button refresh(TenantSession tenant, EntityRef ref) {
        var button = new Button("Refresh", VaadinIcon.REFRESH.create());
        button.setId("refresh");
        button.setDisableOnClick(true);
        button.addClickListener(_ -> background.load(
                () -> {
                    catalog.refresh(tenant.slug(), tenant, ref);
                    return true;
                },
                _ -> {
                    button.setEnabled(true);
                    Toast.say(ref.name() + " will be read again in a moment.");
                },
                problem -> {
                    button.setEnabled(true);
                    Toast.refused(ref.name() + " cannot be refreshed: " + problem.detail());
                }));
        return button;
    }

    private void failed(TenantSession tenant, EntityRef ref, ProblemException problem) {
        content.removeAll();
        if (problem.notFound()) {
            content.add(new EmptyState(
                    VaadinIcon.SEARCH,
                    "There is no " + ref,
                    "It may have been renamed, or no source describes it any more.",
                    catalogLink(tenant)));
            // what became of it is known even when it is gone
            content.add(history(tenant, ref, HistoryPart.Kept.NOWHERE));
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
