package dev.portolan.ui.search;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.clients.Catalog.Facet;
import dev.portolan.ui.clients.Search;
import dev.portolan.ui.clients.Search.Question;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the results can be narrowed to; each value is a link to the results narrowed so.
final class FacetList extends Aside {
    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 8;
    private static final Map<String, String> TITLES =
            Map.of("kind", "Kind", "type", "Type", "owner", "Owner", "tag", "Tag");

    private final String path;
    private final Question question;

    /// @param path of the page of results
    FacetList(String path, Question question, Map<String, List<Facet>> facets) {
        this.path = path;
        this.question = question;
        setId("facets");
        addClassName("facets");
        getElement().setAttribute("aria-label", "Narrow the results");
        Search.FACETS.forEach(facet -> {
            var values = withChosen(question.filter(facet), facets.getOrDefault(facet, List.of()));
            if (!values.isEmpty()) {
                add(group(facet, values));
            }
        });
    }

    /// What is chosen is always there, so that it can be taken away.
    private static List<Facet> withChosen(String chosen, List<Facet> values) {
        var shown = new ArrayList<>(values.stream().limit(MOST_SHOWN).toList());
        if (!chosen.isEmpty() && shown.stream().noneMatch(value -> value.value().equals(chosen))) {
            shown.addFirst(new Facet(chosen, 0));
        }
        return shown;
    }

    private Section group(String facet, List<Facet> values) {
        var title = TITLES.getOrDefault(facet, facet);
        var list = new UnorderedList();
        values.forEach(value -> list.add(new ListItem(link(facet, value))));
        var group = new Section(new H2(title), list);
        group.getElement().setAttribute("aria-label", title);
        return group;
    }

    private Anchor link(String facet, Facet value) {
        var chosen = question.filter(facet).equals(value.value());
        var link = new Anchor(SearchAddress.of(path, question.with(facet, chosen ? "" : value.value())), "");
        var words = facet.equals("owner")
                ? Links.ref(value.value()).map(EntityRef::name).orElse(value.value())
                : value.value();
        var count = new Span(value.count() == 0 ? "" : Amounts.count(value.count()));
        count.addClassName("sub");
        link.add(new Span(words), count);
        link.setTitle(chosen ? "Take this filter away" : value.value());
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }
}
