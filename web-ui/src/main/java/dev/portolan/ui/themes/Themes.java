package dev.portolan.ui.themes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Views.Theme;
import dev.portolan.ui.clients.ViewsClient;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.SharedReads;
import dev.portolan.ui.session.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;

/// Where the looks of organizations come from.
@ApplicationScoped
public class Themes {
    private final ViewsClient views;
    private final LiveChanges changes;
    private final SharedReads reads;
    private final Background background;
    private final ObjectMapper json;

    Themes(ViewsClient views, LiveChanges changes, SharedReads reads, Background background, ObjectMapper json) {
        this.views = views;
        this.changes = changes;
        this.reads = reads;
        this.background = background;
        this.json = json;
    }

    /// A part of a page that gives it the look of its organization.
    public ThemeShown of(TenantSession tenant) {
        return new ThemeShown(this, tenant);
    }

    boolean mayRead(TenantSession tenant) {
        return tenant.may(Permissions.PLUGIN_USE);
    }

    Theme read(TenantSession tenant) {
        return views.theme(tenant.slug(), tenant);
    }

    Theme read(TenantSession tenant, ThemeShown.Asked asked) {
        return reads.once(asked, Theme.class, () -> read(tenant));
    }

    LiveChanges changes() {
        return changes;
    }

    Background background() {
        return background;
    }

    String json(Look look) {
        try {
            return json.writeValueAsString(look);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
