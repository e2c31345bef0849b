package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.clients.Plugins.Offer;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be installed.
@Route(value = ":tenant/plugins/marketplace", layout = TenantLayout.class)
@PageTitle("Marketplace · Portolan")
class MarketplaceView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient PluginClient plugins;
    private final transient Background background;
    private final Div tabs = new Div();
    private final TextField text = new TextField();
    private final Select<String> category = new Select<>();
    private final Div cards = new Div();
    private final Div more = new Div();
    private final Set<String> categories = new TreeSet<>();
    private transient Set<PluginId> installed = Set.of();
    private transient @Nullable TenantSession tenant;
    private int asked;

    MarketplaceView(SignedIn signedIn, PluginClient plugins, Background background) {
        this.signedIn = signedIn;
        this.plugins = plugins;
        this.background = background;
        addClassName("page");
        text.setId("marketplace-search");
        text.setAriaLabel("Search the marketplace");
        text.setPlaceholder("Search plugins");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> filtered(change.isFromClient()));
        category.setId("marketplace-category");
        category.setAriaLabel("Category");
        category.setPlaceholder("any category");
        category.setEmptySelectionAllowed(true);
        category.setEmptySelectionCaption("any category");
        category.addValueChangeListener(change -> filtered(change.isFromClient()));
        var search = new Div(text);
        search.addClassName("filter");
        var narrow = new Div(category);
        narrow.addClassName("filter");
        var filters = new Div(search, narrow);
        filters.addClassName("filters");
        filters.getElement().setAttribute("role", "search");
        cards.addClassName("card-grid");
        cards.setId("offers");
        add(new PageHeader("Plugins").below("What your portal can do beyond the catalog."), tabs, filters, cards, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_READ);
        tenant = opened;
        tabs.removeAll();
        tabs.add(PluginsView.tabs(opened, 1));
        var parameters = event.getLocation().getQueryParameters();
        text.setValue(parameters.getSingleParameter("q").orElse(""));
        parameters.getSingleParameter("category").ifPresent(wanted -> {
            categories.add(wanted);
            category.setItems(categories);
            category.setValue(wanted);
        });
        background.load(
                () -> plugins.installations(opened.slug(), opened).stream()
                        .map(Installation::id)
                        .collect(Collectors.toSet()),
                found -> {
                    installed = found;
                    load(opened, null);
                },
                _ -> load(opened, null));
        cards.removeAll();
        cards.add(Skeleton.cards(6));
    }

    private void filtered(boolean byPerson) {
        var opened = tenant;
        if (opened != null && byPerson) {
            var values = new HashMap<String, String>();
            put(values, "q", text.getValue());
            put(values, "category", category.getValue());
            getUI().ifPresent(page -> page.getPage()
                    .getHistory()
                    .replaceState(
                            null,
                            new Location(opened.slug() + "/plugins/marketplace", QueryParameters.simple(values))));
            load(opened, null);
        }
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    private void load(TenantSession opened, @Nullable String cursor) {
        var turn = ++asked;
        var wanted = category.getValue() == null ? "" : category.getValue();
        var words = text.getValue().strip();
        background.load(
                () -> plugins.offers(opened, words, wanted, cursor),
                page -> {
                    if (turn == asked) {
                        show(opened, page, cursor == null);
                    }
                },
                problem -> failed(opened, problem));
    }

    private void show(TenantSession opened, Page<Offer> page, boolean first) {
        if (first) {
            cards.removeAll();
        }
        more.removeAll();
        page.items().forEach(offer -> {
            categories.addAll(offer.categories());
            cards.add(card(opened, offer));
        });
        if (first && page.items().isEmpty()) {
            cards.add(new EmptyState(
                    VaadinIcon.SEARCH, "No plugin fits", "Look for other words, or take a filter away."));
        }
        var chosen = category.getValue();
        category.setItems(List.copyOf(categories));
        category.setValue(chosen);
        var next = page.next();
        if (next != null) {
            more.add(new Button("Show more", _ -> load(opened, next)));
        }
    }

    private Component card(TenantSession opened, Offer offer) {
        var publisher = new Span("by " + offer.publisher());
        publisher.addClassName("sub");
        var words = new Div(new H2(offer.title()), publisher);
        words.addClassName("words");
        var lead = new Div(new PluginIcon(offer.icon(), offer.title()), words);
        lead.addClassName("lead");
        var foot = new Div();
        foot.addClassName("actions");
        offer.categories().forEach(name -> foot.add(Badge.plain(name)));
        if (installed.contains(offer.id())) {
            foot.add(new Badge(Tone.GOOD, "Installed"));
        }
        var card = new Anchor(
                Links.path(opened.slug(), offer.id()),
                lead,
                new Paragraph(offer.summary() == null ? "" : offer.summary()),
                foot);
        card.addClassNames("card", "plugin-card");
        card.setId("offer-" + offer.publisher() + "-" + offer.plugin());
        return card;
    }

    private void failed(TenantSession opened, ProblemException problem) {
        cards.removeAll();
        cards.add(ProblemBanner.of("The marketplace could not be loaded", problem, () -> load(opened, null)));
    }
}
