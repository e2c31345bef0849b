package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Marketplace.Offer;
import dev.portolan.ui.clients.MarketplaceClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.marketplace.OfferFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be installed.
@Route(value = ":tenant/plugins/marketplace", layout = TenantLayout.class)
@PageTitle("Marketplace · Portolan")
class MarketplaceView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient PluginClient plugins;
    private final transient MarketplaceClient marketplace;
    private final transient PluginCounts counts;
    private final transient Background background;
    private final transient Latest latest;
    private final Div tabs = new Div();
    private final OfferFilters filters = new OfferFilters(this::filtered);
    private final Div cards = new Div();
    private final Div more = new Div();
    private final transient Map<PluginId, OfferCard> shown = new HashMap<>();
    private transient Set<PluginId> installed = Set.of();
    private transient @Nullable TenantSession tenant;

    MarketplaceView(
            SignedIn signedIn,
            PluginClient plugins,
            MarketplaceClient marketplace,
            PluginCounts counts,
            Background background) {
        this.signedIn = signedIn;
        this.plugins = plugins;
        this.marketplace = marketplace;
        this.counts = counts;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        cards.addClassName("card-grid");
        cards.setId("offers");
        add(new PageHeader("Plugins").below("What your portal can do beyond the catalog."), tabs, filters, cards, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_READ);
        tenant = opened;
        tabs.removeAll();
        tabs.add(new PluginTabs(opened, PluginPlace.MARKETPLACE).counting(counts, opened, background));
        filters.read(opened.tenant(), event.getLocation());
        cards.removeAll();
        cards.add(Skeleton.cards(6));
        background.load(() -> marketplace.categories(opened), filters::offer, _ -> {}); // the list names some too
        load(UI.getCurrent(), opened, null);
        background.load(
                () -> plugins.installations(opened.slug(), opened).stream()
                        .map(Installation::id)
                        .collect(Collectors.toSet()),
                this::mark,
                _ -> {});
    }

    /// Marks what is installed, which may be known before the offers or after them.
    private void mark(Set<PluginId> found) {
        installed = found;
        shown.forEach((id, card) -> card.mark(found.contains(id)));
    }

    private void filtered() {
        var opened = tenant;
        if (opened != null) {
            filters.keep(opened.slug() + "/plugins/marketplace");
            load(UI.getCurrent(), opened, null);
        }
    }

    private void load(UI page, TenantSession opened, @Nullable String cursor) {
        var search = filters.search();
        latest.load(
                page,
                () -> marketplace.offers(opened, search, cursor),
                found -> show(opened, found, cursor == null),
                problem -> failed(opened, cursor, problem));
    }

    private void show(TenantSession opened, Page<Offer> page, boolean first) {
        if (first) {
            cards.removeAll();
            shown.clear();
        }
        more.removeAll();
        filters.learn(page.items());
        page.items().forEach(offer -> {
            var card = new OfferCard(opened.slug(), offer, installed.contains(offer.id()));
            shown.put(offer.id(), card);
            cards.add(card);
        });
        if (first && page.items().isEmpty()) {
            cards.add(nothing(opened));
        }
        var next = page.next();
        if (next != null) {
            var button = new Button("Show more", _ -> load(UI.getCurrent(), opened, next));
            button.setId("more");
            button.setDisableOnClick(true);
            more.add(button);
        }
    }

    private Component nothing(TenantSession opened) {
        if (!filters.narrowed()) {
            return new EmptyState(
                    VaadinIcon.PUZZLE_PIECE, "Nothing is offered yet", "Plugins come here once they are published.");
        }
        if (filters.ownOnly()) {
            return none(opened);
        }
        var all = Links.button("/" + opened.slug() + "/plugins/marketplace", "Show all plugins");
        return new EmptyState(VaadinIcon.SEARCH, "No plugin fits", "Try other words, or take a filter away.", all);
    }

    private static Component none(TenantSession opened) {
        var title = "Your organization has made no plugin yet";
        var detail = "In the studio one is made without code. What it publishes is only in this portal.";
        if (!opened.may(Permissions.PLUGIN_INSTALL)) {
            return new EmptyState(VaadinIcon.PUZZLE_PIECE, title, detail);
        }
        var studio = Links.button("/" + opened.slug() + "/studio", "Open the studio");
        return new EmptyState(VaadinIcon.PUZZLE_PIECE, title, detail, studio);
    }

    private void failed(TenantSession opened, @Nullable String cursor, ProblemException problem) {
        if (cursor == null) {
            cards.removeAll();
        }
        more.removeAll();
        more.add(ProblemBanner.of(
                "The marketplace could not be loaded", problem, () -> load(UI.getCurrent(), opened, cursor)));
    }
}
