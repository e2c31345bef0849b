package dev.portolan.ui.catalog;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Toast;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rows of the index. On narrow screens one column holds a card a row.
final class EntityGrid extends Grid<Entity> {
    private static final long serialVersionUID = 1;
    private static final int NARROW = 760;
    private static final String NAME = "<a class=\"row-link\" href=\"${item.href}\" tabindex=\"-1\">${item.title}</a>"
            + "<span class=\"sub line\">${item.below}</span>";
    private static final String CARD = "<div class=\"row-card\"><a class=\"row-link\" href=\"${item.href}\""
            + " tabindex=\"-1\">${item.title}</a><span class=\"sub line\">${item.facts}</span>"
            + "<span class=\"sub line\">${item.below}</span></div>";
    private static final String STAGE = "<span class=\"badge ${item.tone}\">${item.stage}</span>";

    private final Slug tenant;
    private final List<Column<Entity>> wide;
    private final Column<Entity> card;

    EntityGrid(Slug tenant) {
        this.tenant = tenant;
        setId("entities");
        setPageSize(50);
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        getElement().setAttribute("aria-label", "Entities");
        card = addColumn(renderer(CARD)).setHeader("Entity");
        wide = List.of(
                addColumn(renderer(NAME)).setHeader("Name").setFlexGrow(3),
                addColumn(Entity::kind).setHeader("Kind").setFlexGrow(1),
                addColumn(entity -> entity.spec("type").orElse(""))
                        .setHeader("Type")
                        .setFlexGrow(1),
                addColumn(EntityGrid::owner).setHeader("Owner").setFlexGrow(1),
                addColumn(renderer(STAGE)).setHeader("Lifecycle").setFlexGrow(1));
        narrow(false);
        addItemClickListener(
                click -> UI.getCurrent().navigate(href(click.getItem()).substring(1)));
        addAttachListener(attach -> {
            var page = attach.getUI().getPage();
            page.retrieveExtendedClientDetails(details -> narrow(details.getBodyClientWidth() < NARROW));
            var resizing = page.addBrowserWindowResizeListener(resize -> narrow(resize.getWidth() < NARROW));
            addDetachListener(detach -> {
                detach.unregisterListener();
                resizing.remove();
            });
        });
    }

    private void narrow(boolean narrow) {
        card.setVisible(narrow);
        wide.forEach(column -> column.setVisible(!narrow));
    }

    void show(EntityRows rows) {
        setItems(query -> read(rows, query.getOffset(), query.getLimit()).stream(), query -> rows.reachable());
    }

    private static List<Entity> read(EntityRows rows, int offset, int limit) {
        try {
            return rows.rows(offset, limit);
        } catch (ProblemException problem) {
            Toast.refused("More rows could not be loaded: " + problem.detail());
            return List.of();
        }
    }

    private LitRenderer<Entity> renderer(String template) {
        return LitRenderer.<Entity>of(template)
                .withProperty("href", this::href)
                .withProperty("title", Entity::title)
                .withProperty("below", EntityGrid::below)
                .withProperty("facts", EntityGrid::facts)
                .withProperty("stage", entity -> entity.spec("lifecycle").orElse(""))
                .withProperty(
                        "tone",
                        entity -> Lifecycle.tone(entity.spec("lifecycle").orElse(null)));
    }

    private String href(Entity entity) {
        return Links.path(tenant, entity.ref());
    }

    private static String below(Entity entity) {
        return entity.metadata("description").orElseGet(() -> entity.namespace() + "/" + entity.name());
    }

    private static String facts(Entity entity) {
        var type = entity.spec("type").map(word -> " · " + word).orElse("");
        var owner = owner(entity);
        return entity.kind() + type + (owner.isEmpty() ? "" : " · " + owner);
    }

    private static String owner(Entity entity) {
        return entity.related("ownedBy")
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                .orElse("");
    }

    /// The colours of lifecycles that everybody uses; others stay neutral.
    static final class Lifecycle {
        private Lifecycle() {}

        static String tone(@Nullable String lifecycle) {
            return switch (lifecycle == null ? "" : lifecycle.toLowerCase(Locale.ROOT)) {
                case "" -> "tone-none";
                case "production" -> "tone-good";
                case "experimental" -> "tone-attention";
                case "deprecated" -> "tone-bad";
                default -> "tone-neutral";
            };
        }
    }
}
