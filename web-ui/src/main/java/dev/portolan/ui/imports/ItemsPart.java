package dev.portolan.ui.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Imports.Item;
import dev.portolan.ui.clients.ImportsClient;
import dev.portolan.ui.clients.Sources.Finding;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.TenantSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The entities of an import that one thing becomes of.
final class ItemsPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient TenantSession tenant;
    private final transient ImportsClient imports;
    private final transient Latest latest;
    private final String id;

    ItemsPart(TenantSession tenant, ImportsClient imports, Background background, String id) {
        this.tenant = tenant;
        this.imports = imports;
        this.latest = new Latest(background);
        this.id = id;
        setId("import-items");
        addClassNames("card", "stack");
    }

    /// @param verdict `take`, `change`, `same` or `refuse`
    void show(String verdict) {
        removeAll();
        add(Skeleton.rows(5));
        load(verdict, null, null);
    }

    private void load(String verdict, @Nullable String cursor, @Nullable DataTable more) {
        latest.load(
                () -> imports.items(tenant.slug(), tenant, id, verdict, cursor),
                page -> show(verdict, page, more),
                problem -> {
                    removeAll();
                    add(ProblemBanner.of("The entities could not be loaded", problem, () -> show(verdict)));
                });
    }

    private void show(String verdict, Page<Item> page, @Nullable DataTable more) {
        removeAll();
        if (page.items().isEmpty() && more == null) {
            add(new EmptyState(VaadinIcon.CHECK_CIRCLE_O, "None of these", "Look at the others beside it."));
            return;
        }
        var refused = "refuse".equals(verdict);
        var table = Objects.requireNonNullElseGet(
                more,
                () -> refused
                        ? new DataTable("items", "Entity", "Why")
                        : new DataTable("items", "Entity", "How", "From"));
        page.items().forEach(item -> {
            var name = new Span(item.ref());
            name.addClassName("strong");
            if (refused) {
                table.row(name, reasons(item));
            } else {
                table.row(
                        name,
                        new Span(ImportWords.how(item.how())),
                        new Span(ImportsView.brief(item.location().orElse("–"))));
            }
        });
        add(table);
        var next = page.next();
        if (next != null) {
            var further = new Button("Show more", _ -> load(verdict, next, table));
            further.setId("more");
            add(further);
        }
    }

    private static Component reasons(Item item) {
        var reasons = new Div();
        reasons.addClassNames("words", "what");
        item.errors().forEach(finding -> reasons.add(new Span(reason(finding))));
        if (item.errors().isEmpty()) {
            reasons.add(new Span("No reason was given."));
        }
        return reasons;
    }

    static String reason(Finding finding) {
        var text = new StringBuilder(finding.path().map(path -> path + ": ").orElse(""));
        text.append(finding.message());
        finding.found().ifPresent(found -> text.append(" Found “").append(found).append("”."));
        finding.expected()
                .ifPresent(expected ->
                        text.append(" Expected ").append(expected).append(expected.endsWith(".") ? "" : "."));
        finding.mend().ifPresent(mend -> text.append(' ').append(mend));
        return text.toString();
    }
}
