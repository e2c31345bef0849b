package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;

/// Says on the page of a plugin that it was here before, and brings it back with its settings.
final class RestoreNotice extends Div {
    private static final long serialVersionUID = 1;

    RestoreNotice(PluginDesk desk, Installed retained) {
        setId("restore");
        add(new Notice(
                Tone.INFO,
                "It was uninstalled, and can be restored",
                Restore.until(retained),
                Restore.button(desk.installations(), desk.background(), desk.tenant(), retained, desk.changed())));
    }
}
