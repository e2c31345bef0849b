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
import dev.portolan.ui.clients.Search.Hit;
import dev.portolan.ui.clients.Search.Question;
import dev.portolan.ui.clients.Search.Results;
import dev.portolan.ui.clients.SearchClient;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.session.TenantSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// One field to go anywhere with: Ctrl-K, some letters, Enter.
final class GoTo extends Button {
    private static final long serialVersionUID = 1;
    private static final int MOST = 8;

    private final transient TenantSession tenant;
    private final transient SearchClient search;
    private final transient Latest latest;
    private final Dialog dialog = new Dialog();
    private final TextField field = new TextField();
    private final UnorderedList results = new UnorderedList();
    private final Div status = new Div();

    GoTo(TenantSession tenant, SearchClient search, Background background) {
        super(VaadinIcon.SEARCH.create());
        this.tenant = tenant;
        this.search = search;
        this.latest = new Latest(background);
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
        var question = new Question(text.strip(), Map.of());
        latest.load(
                () -> search.search(tenant.slug(), tenant, question, MOST, null),
                found -> show(question, found),
                problem -> {
                    results.removeAll();
                    status.setText(problem.detail());
                });
    }

    private void show(Question question, Results found) {
        results.removeAll();
        found.items().forEach(hit -> link(hit).ifPresent(link -> results.add(new ListItem(link))));
        if (found.items().isEmpty()) {
            status.setText("Nothing found.");
            return;
        }
        status.setText(Amounts.count(found.total()) + " found");
        var all = new Anchor(
                "/" + tenant.slug() + "/search?q=" + URLEncoder.encode(question.text(), StandardCharsets.UTF_8),
                "See all results");
        all.setId("all-results");
        all.getElement().addEventListener("click", _ -> dialog.close());
        results.add(new ListItem(all));
    }

    private Optional<Anchor> link(Hit hit) {
        var link = hit.href()
                .flatMap(href -> Links.anywhere(tenant.slug(), href))
                .or(() -> Links.ref(hit.ref()).map(ref -> new Anchor(Links.path(tenant.slug(), ref), "")));
        link.ifPresent(anchor -> {
            var kind = new Span(hit.kind());
            kind.addClassName("sub");
            anchor.add(new Span(hit.title()), kind);
            anchor.getElement().addEventListener("click", _ -> dialog.close());
        });
        return link;
    }

    private void first() {
        results.getChildren()
                .findFirst()
                .flatMap(item -> item.getChildren().findFirst())
                .ifPresent(link -> {
                    dialog.close();
                    var href = ((Anchor) link).getHref();
                    if (href.startsWith("/")) {
                        UI.getCurrent().navigate(href.substring(1));
                    } else {
                        UI.getCurrent().getPage().open(href, "_blank");
                    }
                });
    }
}
