package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.marketplace.OwnWork;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Tone;

/// One installed plugin in the list.
final class InstalledRow extends Article {
    private static final long serialVersionUID = 1;

    InstalledRow(Slug tenant, Installed installed) {
        addClassNames("card", "plugin-row");
        setId("installed-" + installed.publisher() + "-" + installed.plugin());
        getElement().setAttribute("aria-label", installed.name());
        var path = Links.path(tenant, installed.id());
        var name = new Anchor(path, installed.name());
        name.addClassName("strong");
        var below = new Span(below(installed));
        below.addClassName("sub");
        var words = new Div(name, below);
        words.addClassName("words");
        var lead = new Div(new PluginIcon(installed.icon(), installed.name()), words);
        lead.addClassName("lead");
        add(lead);
        installed.watch().ifPresent(_ -> add(new Badge(Tone.INFO, "Being watched")));
        installed.update().ifPresent(update -> {
            var newer = new Anchor(path + "/updates", new Badge(Tone.INFO, update.version() + " is there"));
            newer.addClassName("newer");
            add(newer);
        });
        add(new LiveOn(installed), StateWords.badge(installed));
    }

    private static String below(Installed installed) {
        var message = installed.health().message();
        var trouble = message != null && !"ok".equals(installed.health().state());
        return OwnWork.publisher(installed.publisher()) + " · version " + installed.version()
                + installed
                        .channel()
                        .filter(channel -> !channel.equals("stable"))
                        .map(channel -> " · " + channel)
                        .orElse("")
                + (trouble ? " · " + message : "");
    }
}
