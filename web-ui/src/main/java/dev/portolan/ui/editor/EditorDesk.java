package dev.portolan.ui.editor;

import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.session.TenantSession;
import org.jspecify.annotations.Nullable;

/// What the parts of the editor work with.
///
/// @param ref which entity is changed; null for a new one
record EditorDesk(
        TenantSession tenant,
        @Nullable EntityRef ref,
        CatalogClient catalog,
        EntityClient entities,
        Background background) {
    /// Where the editor is left for when nothing is saved.
    String back() {
        return ref == null ? "/" + tenant.slug() + "/catalog" : Links.path(tenant.slug(), ref);
    }

    /// The entity as it is kept now. Blocks.
    Entity read(EntityRef edited) {
        return catalog.entity(tenant.slug(), tenant, edited);
    }
}
