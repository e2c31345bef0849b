package dev.portolan.ui.entity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.actions.ActionBar;
import dev.portolan.ui.actions.ActionDesk;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.util.stream.Stream;

/// What one can do about an entity: what plugins add, and what the portal itself offers.
final class EntityActions {
    private final CatalogClient catalog;
    private final EntityClient entities;
    private final ActionDesk desk;
    private final Background background;

    EntityActions(CatalogClient catalog, EntityClient entities, ActionDesk desk, Background background) {
        this.catalog = catalog;
        this.entities = entities;
        this.desk = desk;
        this.background = background;
    }

    Component[] of(TenantSession tenant, Entity entity) {
        var added = tenant.may(Permissions.PLUGIN_USE)
                ? Stream.<Component>of(new ActionBar(desk, tenant, entity.ref()))
                : Stream.<Component>empty();
        return Stream.concat(added, Stream.of(own(tenant, entity))).toArray(Component[]::new);
    }

    private Component[] own(TenantSession tenant, Entity entity) {
        if (!entity.managed()) {
            return tenant.may(Permissions.CATALOG_ENTITY_REFRESH)
                    ? new Component[] {refresh(tenant, entity.ref())}
                    : new Component[0];
        }
        return tenant.may(Permissions.CATALOG_ENTITY_WRITE)
                ? new ManagedActions(tenant, entities, background).of(entity)
                : new Component[0];
    }

    private Button refresh(TenantSession tenant, EntityRef ref) {
        var button = new Button("Refresh", VaadinIcon.REFRESH.create());
        button.setId("refresh");
        button.setDisableOnClick(true);
        button.addClickListener(_ -> background.load(
                () -> {
                    catalog.refresh(tenant.slug(), tenant, ref);
                    return true;
                },
                _ -> {
                    button.setEnabled(true);
                    Toast.say(ref.name() + " will be read again in a moment.");
                },
                problem -> {
                    button.setEnabled(true);
                    Toast.refused(ref.name() + " cannot be refreshed: " + problem.detail());
                }));
        return button;
    }
}
