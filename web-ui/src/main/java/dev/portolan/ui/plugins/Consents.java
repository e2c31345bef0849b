package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;
import java.util.List;

/// What a plugin asks for, in plain words.
public final class Consents extends UnorderedList {
    private static final long serialVersionUID = 1;

    public Consents(List<Asked> permissions) {
        addClassName("consents");
        permissions.forEach(asked -> add(item(asked)));
        if (permissions.isEmpty()) {
            add(new ListItem(VaadinIcon.CHECK.create(), new Span("It asks for nothing.")));
        }
    }

    private static ListItem item(Asked asked) {
        var icon = (asked.permission().startsWith("egress") ? VaadinIcon.GLOBE : VaadinIcon.KEY_O).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var title = new Span(asked.title());
        title.addClassName("strong");
        var words = new Div(title);
        words.addClassName("words");
        if (asked.detail() != null) {
            var detail = new Span(asked.detail());
            detail.addClassName("sub");
            words.add(detail);
        }
        var item = new ListItem(icon, words);
        if ("high".equals(asked.danger())) {
            item.add(new Badge(Tone.ATTENTION, "Look closely"));
        }
        return item;
    }
}
