package dev.portolan.ui.actions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.ActionsClient;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.forms.CatalogEntities;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;

/// What pages need to have actions done.
@ApplicationScoped
public class ActionDesk {
    private final ActionsClient actions;
    private final CatalogClient catalog;
    private final Background background;

    ActionDesk(ActionsClient actions, CatalogClient catalog, Background background) {
        this.actions = actions;
        this.catalog = catalog;
        this.background = background;
    }

    ActionsClient actions() {
        return actions;
    }

    Background background() {
        return background;
    }

    SchemaForm form(TenantSession tenant, JsonNode schema) {
        return new SchemaForm(schema, null)
                .entitiesFrom(new CatalogEntities(catalog, background, tenant.slug(), tenant));
    }
}
