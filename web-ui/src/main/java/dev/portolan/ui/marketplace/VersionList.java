package dev.portolan.ui.marketplace;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.Marketplace.Version;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import java.util.List;

/// The releases of a plugin, newest first, each with how it stands and why. The older ones are folded away.
final class VersionList extends Div {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 5;

    VersionList(List<Version> versions) {
        addClassName("stack");
        setId("versions");
        show(versions);
    }

    void show(List<Version> versions) {
        removeAll();
        add(list(versions.stream().limit(SHOWN).toList()));
        if (versions.size() > SHOWN) {
            var older = list(versions.subList(SHOWN, versions.size()));
            add(new Details((versions.size() - SHOWN) + " older", older));
        }
    }

    private static UnorderedList list(List<Version> versions) {
        var list = new UnorderedList();
        list.addClassNames("links", "versions");
        versions.forEach(version -> list.add(item(version)));
        return list;
    }

    private static ListItem item(Version version) {
        var name = new Span(version.version());
        name.addClassName("strong");
        var line = new Div(name);
        line.addClassName("actions");
        OfferWords.standing(version).ifPresent(mark -> line.add(new Badge(mark.tone(), mark.text())));
        if (version.publishedAt() != null) {
            line.add(new Ago(version.publishedAt()));
        }
        var words = new Div(line);
        words.addClassName("words");
        if (!version.reason().isBlank()) {
            var reason = new Span(version.reason());
            reason.addClassName("sub");
            words.add(reason);
        }
        return new ListItem(words);
    }
}
