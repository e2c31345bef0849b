package dev.portolan.ui.search;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Search;
import dev.portolan.ui.clients.Search.Question;
import dev.portolan.ui.clients.Search.Results;
import dev.portolan.ui.clients.SearchClient;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The results of a search, best first, with what they can be narrowed to. The question stands in the address.
@Route(value = ":tenant/search", layout = TenantLayout.class)
@PageTitle("Search · Portolan")
class SearchView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final int PAGE = 20;

    private final transient SignedIn signedIn;
    private final transient SearchClient search;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Search");
    private final TextField field = new TextField();
    private final Div content = new Div();
    private transient @Nullable TenantSession tenant;
    private transient Question question = new Question("", Map.of());

    SearchView(SignedIn signedIn, SearchClient search, Background background) {
        this.signedIn = signedIn;
        this.search = search;
        this.latest = new Latest(background);
        addClassName("page");
        field.setId("search");
        field.setAriaLabel("Search");
        field.setPlaceholder("Words of a name, a description, a tag, an owner …");
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addClassName("search-field");
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                typed(change.getValue());
            }
        });
        var form = new Div(field);
        form.getElement().setAttribute("role", "search");
        content.setId("results");
        content.addClassName("search-content");
        content.getElement().setAttribute("aria-live", "polite");
        add(header, form, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.CATALOG_ENTITY_READ);
        tenant = opened;
        question = SearchAddress.read(event.getLocation());
        if (!field.getValue().strip().equals(question.text())) {
            field.setValue(question.text());
        }
        if (question.text().isEmpty()) {
            field.focus();
        }
        ask(opened);
    }

    private void typed(String text) {
        var opened = tenant;
        if (opened != null) {
            question = new Question(text.strip(), question.filters());
            var address = new AddressFilters().with("q", question.text());
            Search.FACETS.forEach(facet -> address.with(facet, question.filter(facet)));
            address.keep(this, opened.slug() + "/search");
            ask(opened);
        }
    }

    private void ask(TenantSession opened) {
        content.removeAll();
        header.count("");
        if (question.text().isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.SEARCH,
                    "What do you look for?",
                    "Beginnings of words are enough, and a letter may be wrong."));
            return;
        }
        content.add(Skeleton.rows(6));
        load(opened, null, null);
    }

    private void load(TenantSession opened, @Nullable String cursor, @Nullable OrderedList more) {
        var asked = question;
        latest.load(
                getUI().orElseGet(UI::getCurrent),
                () -> search.search(opened.slug(), opened, asked, PAGE, cursor),
                results -> show(opened, asked, results, more),
                problem -> failed(opened, problem));
    }

    private void show(TenantSession opened, Question asked, Results results, @Nullable OrderedList more) {
        var path = "/" + opened.slug() + "/search";
        header.count(Amounts.count(results.total()));
        if (more == null) {
            content.removeAll();
            content.add(new FacetList(path, asked, results.facets()));
        } else {
            content.getChildren().skip(1).toList().forEach(content::remove);
        }
        if (results.items().isEmpty() && more == null) {
            content.add(nothing(path, asked));
            return;
        }
        var list = more == null ? new OrderedList() : more;
        list.addClassName("hits");
        results.items().forEach(hit -> list.add(new HitItem(opened.slug(), hit)));
        var column = new Div(list);
        column.addClassName("stack");
        var next = results.next();
        if (next != null) {
            var further = new Button("Show more", _ -> load(opened, next, list));
            further.setId("more");
            column.add(further);
        }
        content.add(column);
    }

    private static EmptyState nothing(String path, Question asked) {
        var title = "Nothing fits “" + asked.text() + "”";
        if (asked.filters().isEmpty()) {
            return new EmptyState(VaadinIcon.SEARCH, title, "Try fewer words, or only the beginning of one.");
        }
        var without =
                new Anchor(SearchAddress.of(path, new Question(asked.text(), Map.of())), "Search without filters");
        without.addClassNames("button-link", "secondary");
        return new EmptyState(VaadinIcon.SEARCH, title, "Filters are set; there may be more without them.", without);
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        header.count("");
        content.add(ProblemBanner.of("The search did not work", problem, () -> ask(opened)));
    }
}
