package dev.portolan.plugins.providers;

import dev.portolan.plugins.installations.InstallationChanged;
import dev.portolan.plugins.shares.Share;
import dev.portolan.plugins.shares.ShareService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Has what a plugin keeps outside of its providers go with it.
@ApplicationScoped
class OwnShare {
    private final ShareService shares;

    OwnShare(ShareService shares) {
        this.shares = shares;
    }

    void changed(@Observes InstallationChanged change) {
        var installation = change.installation();
        if (installation.uninstalled() && installation.setup().grants().allows(CatalogApply.PERMISSION)) {
            shares.retract(Share.of(installation, ""), EntityTelling.ENTITIES, true);
        }
    }
}
