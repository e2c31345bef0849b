package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
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
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Staff.TenantPage;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.StaffWords;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
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
    private final transient Latest latest;
    private final transient InstantSource time;
    private final PageHeader header = new PageHeader("Tenant");
    private final Div content = new Div();
    private String slug = "";
    private TenantTabs tab = TenantTabs.OVERVIEW;
    private transient @Nullable TenantPage shown;

    StaffTenantView(
            SignedIn signedIn, TenantDesk desk, BillingClient billing, Background background, InstantSource time) {
        this.signedIn = signedIn;
        this.desk = desk;
        this.billing = billing;
        this.background = background;
        this.latest = new Latest(background);
        this.time = time;
        addClassName("page");
        content.addClassName("tabbed");
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
            show(staff, known); // a look is on the tenant's record: one is enough for all tabs
            return;
        }
        slug = wanted;
        shown = null;
        header.title(slug).below("").actions();
        content.removeAll();
        content.add(Skeleton.lines(10));
        load(UI.getCurrent(), staff);
    }

    private void load(UI page, StaffSession staff) {
        var wanted = slug;
        latest.load(page, () -> desk.tenants().tenant(staff, wanted), found -> show(staff, found), this::failed);
    }

    private void show(StaffSession staff, TenantPage page) {
        shown = page;
        var looked = new Looked(staff, page, desk, background, () -> load(UI.getCurrent(), staff));
        var tenant = page.tenant();
        header.title(looked.name())
                .below(
                        new Badge(StaffWords.tone(tenant.state()), StaffWords.state(tenant.state())),
                        new Span(plan(page)),
                        new Span("/" + tenant.slug()));
        header.actions(new TenantActions(looked).buttons());
        content.removeAll();
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

    private void failed(ProblemException problem) {
        content.removeAll();
        var all = new Anchor("/operator", "All tenants");
        all.addClassNames("button-link", "secondary");
        content.add(
                problem.notFound()
                        ? new EmptyState(
                                VaadinIcon.BUILDING_O,
                                "There is no such tenant",
                                "The address may be misspelt, or the organization never came to be.",
                                all)
                        : ProblemBanner.of(
                                "The tenant could not be loaded",
                                problem,
                                () -> load(UI.getCurrent(), signedIn.staff(StaffRight.LOOK))));
    }
}
