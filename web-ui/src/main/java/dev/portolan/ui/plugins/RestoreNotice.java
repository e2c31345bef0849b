package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;

/// Says on the page of a plugin that it was here before, and brings it back with its settings.
final class RestoreNotice extends Div {
    private static final long serialVersionUID = 1;

    RestoreNotice(
            InstallationsClient installations,
            Background background,
            TenantSession tenant,
            Installed retained,
            Runnable restored) {
        setId("restore");
        add(new Notice(
                Tone.INFO,
                "It was uninstalled, and can be restored",
                Restore.until(retained),
                Restore.button(installations, background, tenant, retained, restored)));
    }
}
