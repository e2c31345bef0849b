package dev.portolan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Account.Membership;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;
import java.util.List;

/// The organization one is in, and the way to one's others.
final class TenantSwitcher extends Button {
    private static final long serialVersionUID = 1;
    private static final int MOST = 12;

    private final transient Slug current;
    private final Span name = new Span();
    private final ContextMenu menu = new ContextMenu(this);

    TenantSwitcher(Slug current) {
        this.current = current;
        setId("tenant-switcher");
        addClassNames("tenant-switcher", "strong");
        name.addClassName("tenant-name");
        name.setText(current.value());
        var chevron = VaadinIcon.CHEVRON_DOWN_SMALL.create();
        chevron.getElement().setAttribute("aria-hidden", "true");
        var mark = new Span();
        mark.addClassName("brand-mark");
        getElement().appendChild(mark.getElement(), name.getElement(), chevron.getElement());
        setAriaLabel("Switch organization");
        getElement().setAttribute("aria-haspopup", "menu");
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_START);
        show(List.of());
    }

    void name(String text) {
        name.setText(text);
    }

    void show(List<Membership> memberships) {
        menu.removeAll();
        memberships.stream().limit(MOST).forEach(this::entry);
        if (!memberships.isEmpty()) {
            menu.addSeparator();
        }
        menu.addItem("All your organizations", _ -> UI.getCurrent().navigate("tenants"))
                .setId("all-tenants");
    }

    private void entry(Membership membership) {
        var here = membership.slug().equals(current.value());
        var item = menu.addItem(words(membership), _ -> UI.getCurrent().navigate(membership.slug()));
        item.setId("switch-" + membership.slug());
        item.setCheckable(true);
        item.setChecked(here);
        item.addClickListener(_ -> item.setChecked(here));
    }

    private static Component words(Membership membership) {
        var title = new Span(membership.name());
        title.addClassName("strong");
        var role = new Span(membership.role());
        role.addClassName("sub");
        var words = new Div(title, role);
        words.addClassName("words");
        var row = new Div(words);
        row.addClassName("switch-row");
        if (!"active".equals(membership.state())) {
            row.add(new Badge(Tone.ATTENTION, membership.state().replace('_', ' ')));
        }
        return row;
    }
}
