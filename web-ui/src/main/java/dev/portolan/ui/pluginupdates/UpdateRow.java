package dev.portolan.ui.pluginupdates;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.PluginUpdates.Update;
import dev.portolan.ui.marketplace.OwnWork;
import dev.portolan.ui.marketplace.PermissionList;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DialogButton;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.SafeMarkdown;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.plugins.UpdateDesk;
import dev.portolan.ui.plugins.UpdateDialog;
import dev.portolan.ui.plugins.UpdateWords;
import java.util.List;

/// One newer release: what it takes to have it, and the way to it.
final class UpdateRow extends Article {
    private static final long serialVersionUID = 1;

    UpdateRow(UpdateDesk desk, Update update, boolean allowed) {
        addClassNames("card", "stack");
        setId("newer-" + update.id().publisher() + "-" + update.id().plugin());
        getElement().setAttribute("aria-label", update.title());
        var name = new Anchor(Links.path(desk.tenant().slug(), update.id()) + "/updates", update.title());
        name.addClassName("strong");
        var below = new Span(OwnWork.publisher(update.id().publisher()) + " · " + update.from() + " → " + update.to()
                + update.channel().map(channel -> " · " + channel).orElse(""));
        below.addClassName("sub");
        var words = new Div(name, below);
        words.addClassName("words");
        var head = new Div(words, new Badge(Tone.of(UpdateWords.tone(update.kind())), UpdateWords.kind(update.kind())));
        head.addClassName("plugin-row");
        if (allowed) {
            head.add(mend(desk, update));
        }
        add(head);
        remarks(update);
    }

    private static Component mend(UpdateDesk desk, Update update) {
        if (update.kind().equals("automatic") || update.kind().equals("consent")) {
            var take = new DialogButton("Update …", () -> new UpdateDialog(desk, List.of(update)));
            take.setAriaLabel("Update " + update.title());
            return take;
        }
        return Links.button(
                Links.path(desk.tenant().slug(), update.id()) + "/updates",
                update.kind().equals("configuration") ? "Fill in its settings" : "Look at it");
    }

    private void remarks(Update update) {
        var remarks = UpdateWords.remarks(update);
        if (!remarks.isEmpty()) {
            var list = new UnorderedList();
            list.addClassNames("differences", "sub");
            remarks.forEach(remark -> list.add(new ListItem(remark)));
            add(list);
        }
        if (!update.asks().isEmpty()) {
            add(new Details(
                    "It asks for "
                            + (update.asks().size() == 1
                                    ? "one thing"
                                    : update.asks().size() + " things") + " more",
                    new PermissionList(update.asks())));
        }
        update.changelog()
                .filter(text -> !text.isBlank())
                .ifPresent(text -> add(new Details("What is new", SafeMarkdown.of(text))));
    }
}
