package dev.portolan.ui.actions;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.clients.Actions.Action;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.session.TenantSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What plugins can do here: a button where it is one thing, a menu where it is more, and nothing at all where it is
/// nothing or cannot be said: the page is there for something else.
public final class ActionBar extends Div {
    private static final long serialVersionUID = 1;

    private final transient ActionDesk desk;
    private final transient TenantSession tenant;
    private final transient @Nullable EntityRef entity;
    private final transient Latest latest;

    /// @param entity on which; null for what needs none
    public ActionBar(ActionDesk desk, TenantSession tenant, @Nullable EntityRef entity) {
        this.desk = desk;
        this.tenant = tenant;
        this.entity = entity;
        this.latest = new Latest(desk.background());
        addClassNames("actions", "action-bar");
        setId("actions");
        setVisible(false);
        addAttachListener(_ -> load());
    }

    private void load() {
        latest.load(() -> desk.actions().actions(tenant.slug(), tenant, entity), this::show, _ -> setVisible(false));
    }

    private void show(List<Action> actions) {
        removeAll();
        setVisible(!actions.isEmpty());
        if (actions.size() == 1) {
            var action = actions.getFirst();
            var button = new Button(action.title(), VaadinIcon.BOLT.create(), _ -> open(action));
            button.setId(id(action));
            add(button);
        } else if (!actions.isEmpty()) {
            var bar = new MenuBar();
            bar.setId("action-menu");
            var label = new Span("Actions");
            MenuItem menu = bar.addItem(label);
            menu.addComponentAsFirst(VaadinIcon.BOLT.create());
            actions.forEach(action -> {
                var item = menu.getSubMenu().addItem(words(action), _ -> open(action));
                item.setId(id(action));
            });
            add(bar);
        }
    }

    private static Div words(Action action) {
        var plugin = new Span(action.plugin());
        plugin.addClassName("sub");
        var words = new Div(new Span(action.title()), plugin);
        words.addClassName("words");
        return words;
    }

    private static String id(Action action) {
        return "action-" + action.plugin() + "-" + action.extension();
    }

    private void open(Action action) {
        ActionDialog.open(desk, tenant, action, entity);
    }
}
