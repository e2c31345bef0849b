package dev.portolan.ui.entity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.views.ExtensionBoard;
import dev.portolan.ui.views.ExtensionDesk;

/// What the portal itself shows in the tabs of an entity.
final class OwnTabs {
    private final ExtensionDesk extensions;
    private final EntityClient entities;
    private final Background background;

    OwnTabs(ExtensionDesk extensions, EntityClient entities, Background background) {
        this.extensions = extensions;
        this.entities = entities;
        this.background = background;
    }

    /// @param tab one of [EntityTabs#OWN]
    /// @param version what the address asks for of the history; empty for nothing
    Component of(String tab, TenantSession tenant, Entity entity, String version) {
        return switch (tab) {
            case "definition" -> definition(entity);
            case "history" ->
                history(
                        tenant,
                        entity.ref(),
                        entity.managed() ? HistoryPart.Kept.HERE : HistoryPart.Kept.ELSEWHERE,
                        version);
            case "relations" -> EntityFacts.section("Around it", new RelationGraph(tenant.slug(), entity));
            default -> overview(tenant, entity);
        };
    }

    private Component overview(TenantSession tenant, Entity entity) {
        var main = new Div();
        main.addClassName("stack");
        entity.metadata("description")
                .ifPresent(text -> main.add(EntityFacts.section("What it does", new Paragraph(text))));
        if (tenant.may(Permissions.PLUGIN_USE)) {
            main.add(new ExtensionBoard(extensions, tenant, "entity.card", entity.ref()));
        }
        var side = new Div(EntityFacts.about(tenant.slug(), entity));
        side.addClassName("stack");
        EntityFacts.links(entity).ifPresent(side::add);
        side.add(EntityFacts.relations(tenant.slug(), entity));
        var columns = new Div(main, side);
        columns.addClassName("columns");
        return columns;
    }

    private static Component definition(Entity entity) {
        return entity.spec("definition")
                .<Component>map(text -> EntityFacts.section("Definition", BlockRenderer.code(text)))
                .orElseGet(() -> new EmptyState(
                        VaadinIcon.FILE_CODE,
                        "No definition",
                        "This API has none in its descriptor. Add spec.definition there."));
    }

    HistoryPart history(TenantSession tenant, EntityRef ref, HistoryPart.Kept kept, String version) {
        return new HistoryPart(
                tenant, entities, background, ref, version, kept, tenant.may(Permissions.CATALOG_ENTITY_WRITE));
    }
}
