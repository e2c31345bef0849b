package dev.portolan.ui.pluginrequests;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.PluginRequests.Request;
import dev.portolan.ui.clients.PluginRequestsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.plugins.PluginCounts;
import dev.portolan.ui.plugins.PluginPlace;
import dev.portolan.ui.plugins.PluginTabs;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What members have asked to be installed. Who may install decides; who has asked sees what has come of it, and can
/// take it back.
@Route(value = ":tenant/plugins/requests", layout = TenantLayout.class)
@PageTitle("Plugin requests · Portolan")
class RequestsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final String OPEN = "that wait";

    private final transient SignedIn signedIn;
    private final transient PluginRequestsClient requests;
    private final transient PluginClient plugins;
    private final transient InstallationsClient installations;
    private final transient PluginCounts counts;
    private final transient Background background;
    private final transient Latest latest;
    private final Div tabs = new Div();
    private final FilterBar filters = new FilterBar(this::filtered);
    private final Select<String> state = filters.select(
            "request-state",
            "State",
            OPEN,
            RequestWords.STATES,
            value -> "that are " + RequestWords.state(value).toLowerCase(Locale.ROOT));
    private final Checkbox mine = new Checkbox("Only mine");
    private final Div content = new Div();
    private transient @Nullable TenantSession tenant;

    RequestsView(
            SignedIn signedIn,
            PluginRequestsClient requests,
            PluginClient plugins,
            InstallationsClient installations,
            PluginCounts counts,
            Background background) {
        this.signedIn = signedIn;
        this.requests = requests;
        this.plugins = plugins;
        this.installations = installations;
        this.counts = counts;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        mine.setId("request-mine");
        mine.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                filtered();
            }
        });
        var filter = new Div(mine);
        filter.addClassName("filter");
        filters.add(filter);
        content.addClassName("stack");
        content.setId("plugin-requests");
        add(new PageHeader("Plugins").below("What members ask to be installed."), tabs, filters, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_READ);
        tenant = opened;
        tabs.removeAll();
        tabs.add(new PluginTabs(opened, PluginPlace.REQUESTS).counting(counts, opened, background));
        var wanted = AddressFilters.read(event.getLocation(), "state");
        state.setValue(RequestWords.STATES.contains(wanted) ? wanted : "");
        var decides = opened.may(Permissions.PLUGIN_INSTALL);
        mine.setVisible(decides);
        mine.setValue(
                !decides || AddressFilters.read(event.getLocation(), "mine").equals("true"));
        content.removeAll();
        content.add(Skeleton.rows(4));
        load(opened, null);
    }

    private void filtered() {
        var opened = tenant;
        if (opened != null) {
            new AddressFilters()
                    .with("state", state.getValue())
                    .with("mine", mine.isVisible() && mine.getValue() ? "true" : "")
                    .keep(this, opened.slug() + "/plugins/requests");
            load(opened, null);
        }
    }

    private String wanted() {
        return state.getValue() == null || state.getValue().isEmpty() ? "open" : state.getValue();
    }

    private void load(TenantSession opened, @Nullable String cursor) {
        var state = wanted();
        var own = mine.getValue();
        latest.load(
                () -> requests.requests(opened.slug(), opened, state, own, cursor),
                page -> show(opened, page, cursor == null),
                problem -> failed(opened, problem));
    }

    private void show(TenantSession opened, Page<Request> page, boolean first) {
        if (first) {
            content.removeAll();
        } else {
            content.getChildren().filter(Button.class::isInstance).toList().forEach(content::remove);
        }
        if (first && page.items().isEmpty()) {
            content.add(none(opened));
        }
        var desk = new RequestDesk(opened, requests, plugins, installations, background, () -> {
            tabs.removeAll();
            tabs.add(new PluginTabs(opened, PluginPlace.REQUESTS).counting(counts, opened, background));
            load(opened, null);
        });
        page.items().forEach(request -> content.add(new RequestCard(desk, request)));
        var next = page.next();
        if (next != null) {
            var more = new Button("Show more");
            more.setDisableOnClick(true);
            more.addClickListener(_ -> load(opened, next));
            content.add(more);
        }
    }

    private EmptyState none(TenantSession opened) {
        var browse = Links.button("/" + opened.slug() + "/plugins/marketplace", "Browse the marketplace");
        return wanted().equals("open")
                ? new EmptyState(
                        VaadinIcon.INBOX,
                        "Nobody waits for an answer",
                        "A member who may not install asks for a plugin on its page in the marketplace.",
                        browse)
                : new EmptyState(VaadinIcon.SEARCH, "No such request", "Look at those in another state.");
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The requests could not be loaded", problem, () -> load(opened, null)));
    }
}
