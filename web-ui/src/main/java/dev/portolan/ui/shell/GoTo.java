package dev.portolan.ui.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.Catalog.EntityPage;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityQuery;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.session.TenantSession;

/// One field to go anywhere with: Ctrl-K, some letters, Enter.
final class GoTo extends Button {
    private static final long serialVersionUID = 1;
    private static final int MOST = 8;

    private final transient TenantSession tenant;
    private final transient CatalogClient catalog;
    private final transient Background background;
    private final Dialog dialog = new Dialog();
    private final TextField field = new TextField();
    private final UnorderedList results = new UnorderedList();
    private final Div status = new Div();

    GoTo(TenantSession tenant, CatalogClient catalog, Background background) {
        super(VaadinIcon.SEARCH.create());
        this.tenant = tenant;
        this.catalog = catalog;
        this.background = background;
        setId("go-to");
        addClassName("go-to");
        setAriaLabel("Search, Ctrl-K");
        var words = new Span("Search");
        var keys = new Span("Ctrl K");
        keys.addClassName("keys");
        getElement().appendChild(words.getElement(), keys.getElement());
        addClickListener(_ -> open());
        fill();
        Shortcuts.addShortcutListener(this, this::open, Key.KEY_K, KeyModifier.CONTROL)
                .setBrowserDefaultAllowed(false);
    }

    private void fill() {
        dialog.setHeaderTitle("Go to");
        dialog.setId("go-to-dialog");
        dialog.addClassName("go-to-dialog");
        field.setAriaLabel("Name of what you look for");
        field.setPlaceholder("Name of a service, API, team …");
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setClearButtonVisible(true);
        field.addValueChangeListener(change -> search(change.getValue()));
        field.addKeyPressListener(Key.ENTER, _ -> first());
        results.addClassName("results");
        status.addClassName("sub");
        status.getElement().setAttribute("role", "status");
        dialog.add(field, results, status);
    }

    private void open() {
        if (!dialog.isOpened()) {
            field.clear();
            results.removeAll();
            status.setText("Type at least two letters.");
            dialog.open();
            field.focus();
        }
    }

    private void search(String text) {
        if (text.strip().length() < 2) {
            results.removeAll();
            return;
        }
        var query = new EntityQuery("", "", "", "", "", text.strip());
        background.load(
                () -> catalog.entities(tenant.slug(), tenant, query, MOST, null),
                this::show,
                problem -> status.setText(problem.detail()));
    }

    private void show(EntityPage page) {
        results.removeAll();
        page.items().forEach(entity -> results.add(new ListItem(link(entity))));
        status.setText(page.items().isEmpty() ? "Nothing found." : page.totalItems() + " found");
    }

    private Anchor link(Entity entity) {
        var link = new Anchor(Links.path(tenant.slug(), entity.ref()), "");
        var kind = new Span(entity.kind());
        kind.addClassName("sub");
        link.add(new Span(entity.title()), kind);
        link.getElement().addEventListener("click", _ -> dialog.close());
        return link;
    }

    private void first() {
        results.getChildren()
                .findFirst()
                .flatMap(item -> item.getChildren().findFirst())
                .ifPresent(link -> {
                    dialog.close();
                    UI.getCurrent().navigate(((Anchor) link).getHref().substring(1));
                });
    }
}
