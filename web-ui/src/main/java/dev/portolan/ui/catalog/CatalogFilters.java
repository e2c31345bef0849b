package dev.portolan.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.Catalog.Facet;
import dev.portolan.ui.clients.Catalog.Facets;
import dev.portolan.ui.clients.EntityQuery;
import dev.portolan.ui.clients.SourcesClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.sources.SourceBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The filters of the index, one row that reads as a sentence.
final class CatalogFilters extends Div {
    private static final long serialVersionUID = 1;
    static final List<String> FACETS =
            List.of("kind", "spec.type", "relations.ownedBy", "spec.lifecycle", "metadata.tags");

    private final ComboBox<String> kind = box("kind", "any kind", 9);
    private final ComboBox<String> type = box("type", "any type", 9);
    private final ComboBox<String> owner = box("owner", "anybody", 11);
    private final ComboBox<String> lifecycle = box("lifecycle", "any stage", 9);
    private final ComboBox<String> tag = box("tag", "any tag", 9);
    private final SourceBox source = new SourceBox("filter-source", "any source", this::tell);
    private final Div from = part("from", source);
    private final TextField text = new TextField();
    private final Button clear = new Button("Clear filters");
    private final transient Consumer<EntityQuery> changed;
    private boolean silent;

    CatalogFilters(Consumer<EntityQuery> changed) {
        this.changed = changed;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", "Filter entities");
        text.setId("filter-text");
        text.setAriaLabel("Text");
        text.setPlaceholder("any words");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(_ -> tell());
        clear.addClassName("quiet");
        clear.addClickListener(_ -> {
            source.clear();
            show(EntityQuery.ALL);
            changed.accept(EntityQuery.ALL);
        });
        add(part("Show", kind), part("of", type), part("owned by", owner), part("in", lifecycle));
        add(part("tagged", tag), from, part("with", text), clear);
        from.setVisible(false);
    }

    private ComboBox<String> box(String name, String any, int width) {
        var box = new ComboBox<String>();
        box.setId("filter-" + name);
        box.setAriaLabel(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        box.setPlaceholder(any);
        box.setClearButtonVisible(true);
        box.setItemLabelGenerator(CatalogFilters::label);
        box.addClassName("filter-" + width);
        box.addValueChangeListener(_ -> tell());
        return box;
    }

    private static Div part(String word, com.vaadin.flow.component.Component field) {
        var label = new Span(word);
        label.addClassName("sub");
        label.getElement().setAttribute("aria-hidden", "true");
        var part = new Div(label, field);
        part.addClassName("filter");
        return part;
    }

    /// A reference is shown by its name.
    private static String label(String value) {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /// Lets the sources of an organization be chosen from.
    void offer(SourcesClient sources, TenantSession tenant, Background background, EntityQuery query) {
        from.setVisible(true);
        source.offer(sources, tenant);
        source.show(query.source(), sources, tenant, background);
    }

    void show(EntityQuery query) {
        silent = true;
        set(kind, query.kind());
        set(type, query.type());
        set(owner, query.owner());
        set(lifecycle, query.lifecycle());
        set(tag, query.tag());
        text.setValue(query.text());
        clear.setVisible(!query.everything());
        silent = false;
    }

    /// Offers what there is.
    void offer(Facets facets) {
        silent = true;
        offer(kind, facets.of("kind"));
        offer(type, facets.of("spec.type"));
        offer(owner, facets.of("relations.ownedBy"));
        offer(lifecycle, facets.of("spec.lifecycle"));
        offer(tag, facets.of("metadata.tags"));
        silent = false;
    }

    private static void offer(ComboBox<String> box, List<Facet> facets) {
        var chosen = box.getValue();
        var values = new ArrayList<>(facets.stream()
                .map(facet -> facet.value().toLowerCase(Locale.ROOT))
                .distinct()
                .toList());
        if (chosen != null && !values.contains(chosen)) {
            values.addFirst(chosen);
        }
        box.setItems(values);
        box.setValue(chosen);
    }

    private static void set(ComboBox<String> box, String value) {
        if (value.isEmpty()) {
            box.clear();
            return;
        }
        if (box.getListDataView().getItems().noneMatch(value::equals)) {
            box.setItems(value);
        }
        box.setValue(value);
    }

    private void tell() {
        if (!silent) {
            var query = new EntityQuery(
                    value(kind),
                    value(type),
                    value(owner),
                    value(lifecycle),
                    value(tag),
                    source.chosen(),
                    text.getValue().strip());
            clear.setVisible(!query.everything());
            changed.accept(query);
        }
    }

    private static String value(ComboBox<String> box) {
        return box.getValue() == null ? "" : box.getValue();
    }
}
