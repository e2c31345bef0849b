package dev.portolan.ui.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Search.Hit;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Links;
import java.util.Optional;

/// One thing that was found, and why.
final class HitItem extends ListItem {
    private static final long serialVersionUID = 1;
    private static final int MOST_TAGS = 6;

    HitItem(Slug tenant, Hit hit) {
        addClassName("hit");
        var ref = Links.ref(hit.ref());
        var head = new Div(title(tenant, hit, ref), Badge.plain(hit.kind()));
        head.addClassName("actions");
        add(head);
        description(hit).ifPresent(this::add);
        var line = new Div();
        line.addClassNames("sub", "actions");
        line.add(name(hit));
        hit.type().ifPresent(type -> line.add(new Span(type)));
        hit.owner().ifPresent(owner -> line.add(new Span("Owner"), Links.entity(tenant, owner)));
        hit.tags().stream().limit(MOST_TAGS).forEach(tag -> line.add(Badge.plain(tag)));
        add(line);
    }

    private static Component title(Slug tenant, Hit hit, Optional<EntityRef> ref) {
        var words = hit.highlight(hit.source().isPresent() ? "name" : "title")
                .<Component>map(HitItem::marked)
                .orElseGet(() -> new Span(hit.title()));
        var link = hit.href()
                .flatMap(href -> Links.anywhere(tenant, href))
                .or(() -> ref.map(entity -> new Anchor(Links.path(tenant, entity), "")));
        if (link.isEmpty()) {
            return words;
        }
        link.get().add(words);
        link.get().addClassName("hit-title");
        return link.get();
    }

    private static Component name(Hit hit) {
        if (hit.source().isPresent()) {
            return new Span("From " + hit.source().get());
        }
        return hit.highlight("name").<Component>map(HitItem::marked).orElseGet(() -> new Span(hit.ref()));
    }

    private static Optional<Component> description(Hit hit) {
        return hit.highlight("description")
                .<Component>map(HitItem::marked)
                .or(() -> hit.description().map(Span::new))
                .map(Paragraph::new);
    }

    private static Marked marked(String text) {
        return new Marked(Highlight.of(text));
    }
}
