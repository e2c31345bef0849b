package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.Staff.TenantPage;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.StaffWords;
import dev.portolan.ui.operator.ThingPart;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One tenant, for staff: how it stands, and what can be done about it.
@Route(value = "operator/tenants/:slug/:tab?", layout = OperatorLayout.class)
class StaffTenantView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient TenantDesk desk;
    private final transient BillingClient billing;
    private final transient Background background;
    private final transient InstantSource time;
    private final PageHeader header = new PageHeader("Tenant");
    private final ThingPart<TenantPage> content;
    private String slug = "";
    private TenantTabs tab = TenantTabs.OVERVIEW;
    private transient @Nullable TenantPage shown;

    StaffTenantView(
            SignedIn signedIn, TenantDesk desk, BillingClient billing, Background background, InstantSource time) {
        this.signedIn = signedIn;
        this.desk = desk;
        this.billing = billing;
        this.background = background;
        this.time = time;
        content = new ThingPart<>(
                background,
                () -> ThingPart.unknown(
                        VaadinIcon.BUILDING_O,
                        "tenant",
                        "The address may be misspelt, or the organization never came to be.",
                        "/operator"),
                "The tenant could not be loaded");
        addClassName("page");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return slug + " · Portolan staff";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.LOOK);
        var parameters = event.getRouteParameters();
        var wanted = parameters.get("slug").orElse("");
        var word = parameters.get("tab").orElse("overview");
        tab = Arrays.stream(TenantTabs.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no tab"));
        var known = shown;
        if (wanted.equals(slug) && known != null) {
            content.removeAll();
            show(staff, known); // a look is on the tenant's record: one is enough for all tabs
            return;
        }
        slug = wanted;
        shown = null;
        header.title(slug).below().actions();
        content.open(() -> desk.tenants().tenant(staff, wanted), found -> show(staff, found));
    }

    private void show(StaffSession staff, TenantPage page) {
        shown = page;
        var looked = new Looked(staff, page, desk, background, content::again);
        var tenant = page.tenant();
        header.title(looked.name())
                .below(
                        new Badge(StaffWords.tone(tenant.state()), StaffWords.state(tenant.state())),
                        new Span(plan(page)),
                        new Span("/" + tenant.slug()));
        header.actions(new TenantActions(looked).buttons());
        content.add(tabs(staff, tenant.state()), part(looked));
    }

    private static String plan(TenantPage page) {
        var plan = page.tenant().plan();
        var trial = page.trialing() ? ", on trial" : "";
        return (plan == null ? "No plan" : "Plan " + StaffWords.capital(plan.id())) + trial;
    }

    private Component part(Looked looked) {
        return switch (tab) {
            case OVERVIEW -> new OverviewPart(looked, new PlanActions(looked, billing, time));
            case MEMBERS -> Lists.members(looked);
            case PLUGINS -> Lists.plugins(looked);
            case INVOICES -> Lists.invoices(looked);
            case TIMELINE -> Lists.timeline(looked);
            case ERASURE -> new ErasurePart(looked);
        };
    }

    private Tabs tabs(StaffSession staff, String state) {
        var tabs = new Tabs();
        var names = TenantTabs.of(state, staff);
        names.forEach(name -> {
            var item = new Tab(name.title());
            item.setId("tab-" + name.word());
            tabs.add(item);
            if (name == tab) {
                tabs.setSelectedTab(item);
            }
        });
        var of = slug;
        tabs.addSelectedChangeListener(change -> getUI().ifPresent(
                        page -> page.navigate(names.get(tabs.getSelectedIndex()).path(of))));
        return tabs;
    }
}
