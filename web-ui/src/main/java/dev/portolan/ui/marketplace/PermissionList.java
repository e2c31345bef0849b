package dev.portolan.ui.marketplace;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.page.Badge;
import java.util.List;

/// What a plugin asks for in plain words, the most dangerous first, each with how much harm could be done with it.
public final class PermissionList extends UnorderedList {
    private static final long serialVersionUID = 1;

    public PermissionList(List<Asked> permissions) {
        addClassNames("consents", "permissions");
        OfferWords.graded(permissions).forEach(asked -> add(item(asked)));
        if (permissions.isEmpty()) {
            add(new ListItem(VaadinIcon.CHECK.create(), new Span("It asks for nothing.")));
        }
    }

    private static ListItem item(Asked asked) {
        var icon = (asked.permission().startsWith("egress") ? VaadinIcon.GLOBE : VaadinIcon.KEY_O).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var danger = OfferWords.danger(asked.danger());
        var title = new Span(asked.title());
        title.addClassName("strong");
        var line = new Div(title);
        line.addClassName("permission");
        if (danger != OfferWords.Danger.LOW) {
            line.add(new Badge(danger.tone(), danger.words()));
        }
        var words = new Div(line);
        words.addClassName("words");
        if (asked.detail() != null) {
            var detail = new Span(asked.detail());
            detail.addClassName("sub");
            words.add(detail);
        }
        return new ListItem(icon, words);
    }
}
