package dev.portolan.ui.entity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.EntityClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;

/// What can be done with an entity that is kept here.
record ManagedActions(TenantSession tenant, EntityClient entities, Background background) {

    Component[] of(Entity entity) {
        var ref = entity.ref();
        var edit = new Anchor(Links.path(tenant.slug(), ref) + "/edit", "Edit");
        edit.addClassName("button-link");
        edit.setId("edit-entity");
        var remove = new Button(
                "Remove",
                _ -> Confirm.danger(
                                "Remove " + entity.title() + "?",
                                "It leaves the catalog. Its history stays, and it can be made again.",
                                "Remove entity",
                                () -> remove(ref))
                        .open());
        remove.setId("remove-entity");
        remove.addClassName("quiet");
        return new Component[] {remove, edit};
    }

    private void remove(EntityRef ref) {
        var page = UI.getCurrent();
        background.act(
                () -> entities.remove(tenant.slug(), tenant, ref),
                () -> {
                    Toast.say(ref.name() + " was removed.");
                    page.navigate(tenant.slug() + "/catalog");
                },
                problem -> Toast.refused(ref.name() + " was not removed: " + problem.detail()));
    }
}
