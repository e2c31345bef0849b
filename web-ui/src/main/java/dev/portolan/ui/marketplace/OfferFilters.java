package dev.portolan.ui.marketplace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import dev.portolan.contracts.OwnPublisher;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.clients.Marketplace.Category;
import dev.portolan.ui.clients.Marketplace.Offer;
import dev.portolan.ui.clients.Marketplace.Search;
import dev.portolan.ui.page.AddressFilters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the marketplace is narrowed to and in which order, as fields that read as a sentence and as parts of the
/// address.
public final class OfferFilters extends Div {
    private static final long serialVersionUID = 1;

    private final transient Runnable changed;
    private final TextField text = new TextField();
    private final Select<String> category;
    private final Select<String> publisher;
    private final Select<String> sort;
    private final Map<String, Long> categories = new LinkedHashMap<>();
    private final Map<String, String> publishers = new TreeMap<>();
    /// Publisher of what the organization has made for itself.
    private String own = "";

    /// @param changed runs when somebody changes a filter
    public OfferFilters(Runnable changed) {
        this.changed = changed;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        text.setId("marketplace-search");
        text.setAriaLabel("Search the marketplace");
        text.setPlaceholder("Search plugins");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setMaxLength(100);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(change -> changed(change.isFromClient()));

        part(text);
        category = select("marketplace-category", "Category");
        publisher = select("marketplace-publisher", "Publisher");
        sort = select("marketplace-sort", "Order");
        category.setItemLabelGenerator(this::category);
        publisher.setItemLabelGenerator(this::publisher);
        sort.setItemLabelGenerator(word -> Sorting.of(word).title());
        sort.setItems(Sorting.words());
        sort.setValue(Sorting.RELEVANCE.word());
        items();
    }

    private Select<String> select(String id, String label) {
        var select = new Select<String>();
        select.setId(id);
        select.setAriaLabel(label);
        select.addValueChangeListener(change -> changed(change.isFromClient()));
        part(select);
        return select;
    }

    private void part(Component field) {
        var filter = new Div(field);
        filter.addClassName("filter");
        add(filter);
    }

    private void changed(boolean byPerson) {
        if (byPerson) {
            changed.run();
        }
    }

    private String category(String name) {
        if (name.isEmpty()) {
            return "any category";
        }
        var count = categories.getOrDefault(name, 0L);
        return count > 0 ? name + " (" + count + ")" : name;
    }

    private String publisher(String id) {
        return id.isEmpty() ? "any publisher" : id.equals(own) ? "your organization" : publishers.getOrDefault(id, id);
    }

    /// Takes over what an address says.
    ///
    /// @param tenant whose own plugins can be asked for
    public void read(TenantId tenant, Location address) {
        own = OwnPublisher.of(tenant);
        text.setValue(AddressFilters.read(address, "q"));
        var wanted = AddressFilters.read(address, "category");
        if (!wanted.isEmpty()) {
            categories.putIfAbsent(wanted, 0L);
        }
        var by = AddressFilters.read(address, "publisher");
        if (!by.isEmpty() && !by.equals(own)) {
            publishers.putIfAbsent(by, by);
        }
        items();
        category.setValue(wanted);
        publisher.setValue(by);
        sort.setValue(Sorting.of(AddressFilters.read(address, "sort")).word());
    }

    /// Puts what is chosen into the address.
    public void keep(String path) {
        var wanted = search();
        new AddressFilters()
                .with("q", wanted.text())
                .with("category", wanted.category())
                .with("publisher", wanted.publisher())
                .with("sort", wanted.sort().equals(Sorting.RELEVANCE.word()) ? "" : wanted.sort())
                .keep(this, path);
    }

    public Search search() {
        return new Search(text.getValue().strip(), value(category), value(publisher), value(sort));
    }

    /// Whether only what the organization has made for itself is asked for.
    public boolean ownOnly() {
        return value(publisher).equals(own) && text.isEmpty() && value(category).isEmpty();
    }

    /// Whether anything is left out by what is chosen.
    public boolean narrowed() {
        return !text.isEmpty()
                || !value(category).isEmpty()
                || !value(publisher).isEmpty();
    }

    private static String value(Select<String> select) {
        return select.getValue() == null ? "" : select.getValue();
    }

    /// The categories that there are.
    public void offer(List<Category> known) {
        known.forEach(one -> categories.put(one.category(), one.count()));
        items();
    }

    /// Learns publishers and categories from what is shown.
    public void learn(List<Offer> offers) {
        offers.forEach(offer -> {
            if (!offer.id().publisher().equals(own)) {
                publishers.put(offer.id().publisher(), offer.maker().name());
            }
            offer.categories().forEach(name -> categories.putIfAbsent(name, 0L));
        });
        items();
    }

    private void items() {
        var kind = value(category);
        var by = value(publisher);
        category.setItems(withNone(categories));
        var makers = withNone(publishers);
        if (!own.isEmpty()) {
            makers.add(1, own);
        }
        publisher.setItems(makers);
        category.setValue(kind);
        publisher.setValue(by);
    }

    private static List<String> withNone(Map<String, ?> values) {
        var all = new ArrayList<String>();
        all.add("");
        all.addAll(values.keySet());
        return all;
    }
}
