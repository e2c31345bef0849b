package dev.portolan.ui.billing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Billing.Usage;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/// What the organization uses, by day: figures, a chart of the one that is chosen, and all of it as a table.
@Route(value = ":tenant/settings/usage", layout = TenantLayout.class)
@PageTitle("Usage · Portolan")
class UsageView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient BillingClient billing;
    private final transient InstantSource time;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Usage");
    private final Div filters = new Div();
    private final Div content = new Div();

    UsageView(SignedIn signedIn, BillingClient billing, Background background, InstantSource time) {
        this.signedIn = signedIn;
        this.billing = billing;
        this.time = time;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        add(header.below("What your organization uses, by day. Figures are minutes old."), filters, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.USAGE_READ);
        var address = event.getLocation();
        var today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        var range = UsageRange.read(AddressFilters.read(address, "from"), AddressFilters.read(address, "to"))
                .orElseGet(() -> UsageRange.usual(today));
        var metric = Metric.of(AddressFilters.read(address, "meter"));
        var picker = new RangePicker(
                today,
                chosen -> UI.getCurrent().navigate(path(tenant), QueryParameters.simple(parameters(chosen, metric))));
        picker.show(range);
        filters.removeAll();
        filters.add(picker);
        header.actions(file(tenant, range));
        if (content.getComponentCount() == 0) {
            content.add(Skeleton.cards(4), Skeleton.rows(6));
        }
        load(tenant, range, metric);
    }

    private static String path(TenantSession tenant) {
        return tenant.slug() + "/settings/usage";
    }

    private static Map<String, String> parameters(UsageRange range, Metric metric) {
        return Map.of("from", range.from().toString(), "to", range.to().toString(), "meter", metric.word());
    }

    private FileLink file(TenantSession tenant, UsageRange range) {
        var file = new FileLink(
                "CSV",
                "usage-" + tenant.slug() + "-" + range.from() + "-" + range.to() + ".csv",
                () -> billing.usageFile(tenant.slug(), tenant, range.from(), range.to()));
        file.setId("usage-csv");
        return file;
    }

    private void load(TenantSession tenant, UsageRange range, Metric metric) {
        latest.load(
                () -> billing.usage(tenant.slug(), tenant, range.from(), range.to()),
                usage -> show(tenant, range, metric, usage),
                problem -> failed(tenant, range, metric, problem));
    }

    private void show(TenantSession tenant, UsageRange range, Metric metric, Usage usage) {
        content.removeAll();
        var figures = new Div();
        figures.addClassNames("counts", "metrics");
        for (var each : Metric.values()) {
            figures.add(figure(tenant, range, each, usage, each == metric));
        }
        content.add(figures, new UsageChart(metric, usage), table(usage));
    }

    private static Anchor figure(TenantSession tenant, UsageRange range, Metric metric, Usage usage, boolean current) {
        var number = new Span(Amounts.count(metric.of(usage.totals())));
        number.addClassName("number");
        var name = new Span(metric.title() + " " + metric.sum());
        name.addClassName("sub");
        var query = QueryParameters.simple(parameters(range, metric)).getQueryString();
        var figure = new Anchor("/" + path(tenant) + "?" + query, number, name);
        figure.addClassName("figure");
        figure.setId("metric-" + metric.word());
        if (current) {
            figure.getElement().setAttribute("aria-current", "true");
        }
        return figure;
    }

    private static Component table(Usage usage) {
        var table =
                new DataTable("usage", "Day", "#API calls", "#Plugin calls", "#Active members", "#Catalog entities");
        usage.days()
                .reversed()
                .forEach(day -> table.row(
                        new Span(Amounts.day(day.day())),
                        new Span(Amounts.count(day.apiCalls())),
                        new Span(Amounts.count(day.pluginInvocations())),
                        new Span(Amounts.count(day.activeMembers())),
                        new Span(Amounts.count(day.entities()))));
        var card = new Section(new H2("Figures"), table);
        card.addClassNames("card", "stack");
        card.setId("usage-figures");
        return card;
    }

    private void failed(TenantSession tenant, UsageRange range, Metric metric, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The usage could not be loaded", problem, () -> load(tenant, range, metric)));
    }
}
