package dev.portolan.ui.sources;

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
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Sources.Finding;
import dev.portolan.ui.clients.SourcesClient;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Everything that is wrong in the sources of an organization, entities that never made it in among them.
@Route(value = ":tenant/sources/errors", layout = TenantLayout.class)
@PageTitle("Errors in sources · Portolan")
class SourceErrorsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient SourcesClient sources;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Errors in sources");
    private final SourceBox source = new SourceBox("source-filter", "All sources", this::filtered);
    private final Div content = new Div();
    private transient @Nullable TenantSession tenant;
    private int shown;
    // read by downloads, which run outside the page's lock
    private volatile String asked = "";

    SourceErrorsView(SignedIn signedIn, SourcesClient sources, Background background) {
        this.signedIn = signedIn;
        this.sources = sources;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        header.below("What could not be read, why, and how to mend it. What was read before stays in the catalog.");
        var filter = new Div(source);
        filter.addClassNames("filter", "wide-filter");
        var filters = new Div(filter);
        filters.addClassName("filters");
        filters.getElement().setAttribute("role", "search");
        content.addClassName("stack");
        content.setId("errors");
        add(header, filters, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.CATALOG_LOCATION_READ);
        tenant = opened;
        asked = AddressFilters.read(event.getLocation(), "source");
        source.offer(sources, opened);
        source.show(asked, sources, opened, background);
        var file = new FileLink(
                "CSV",
                "source-errors-" + opened.slug() + ".csv",
                () -> sources.errorFile(opened.slug(), opened, asked));
        file.setId("errors-csv");
        header.actions(file);
        content.removeAll();
        content.add(Skeleton.rows(6));
        load(opened, null, null);
    }

    private void filtered() {
        var opened = tenant;
        if (opened != null) {
            asked = source.chosen();
            new AddressFilters().with("source", asked).keep(this, opened.slug() + "/sources/errors");
            load(opened, null, null);
        }
    }

    private void load(TenantSession opened, @Nullable String cursor, @Nullable FindingTable more) {
        var of = asked;
        latest.load(
                () -> sources.errors(opened.slug(), opened, of, cursor),
                page -> show(opened, page, more),
                problem -> failed(opened, problem));
    }

    private void show(TenantSession opened, Page<Finding> page, @Nullable FindingTable more) {
        content.removeAll();
        shown = more == null ? page.items().size() : shown + page.items().size();
        header.count(shown + (page.next() == null ? "" : "+"));
        if (page.items().isEmpty() && more == null) {
            content.add(
                    asked.isEmpty()
                            ? new EmptyState(
                                    VaadinIcon.CHECK_CIRCLE_O,
                                    "Nothing is wrong",
                                    "Everything that your sources describe is in the catalog.")
                            : new EmptyState(
                                    VaadinIcon.CHECK_CIRCLE_O,
                                    "Nothing is wrong in this source",
                                    "Everything that it describes is in the catalog."));
            return;
        }
        var table = Objects.requireNonNullElseGet(more, () -> new FindingTable("error-rows", opened.slug(), true));
        table.show(page.items());
        var card = new Div(table);
        card.addClassName("card");
        content.add(card);
        var next = page.next();
        if (next != null) {
            var further = new Button("Show more", _ -> load(opened, next, table));
            further.setId("more");
            content.add(further);
        }
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        header.count("");
        content.add(ProblemBanner.of("The errors could not be loaded", problem, () -> load(opened, null, null)));
    }
}
