package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginState;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.marketplace.OwnWork;
import dev.portolan.ui.page.PageHeader;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The head of an installed plugin's page: its version, how it stands, and its switch. The switch stays the same one
/// while the page is open: a click must not fall on one that is being replaced.
final class InstalledHead {
    private final PageHeader header;
    private @Nullable EnableSwitch enable;
    private @Nullable Installed seen;
    private String version = "";
    private long revision;

    InstalledHead(PageHeader header) {
        this.header = header;
    }

    void show(PluginDesk desk, Installed installation) {
        seen = installation;
        version = installation.version();
        revision = installation.revision();
        var below = new ArrayList<Component>();
        below.add(new Span(OwnWork.publisher(desk.id().publisher()) + " · version " + installation.version()));
        below.add(StateWords.badge(installation));
        OwnWork.badge(desk.id()).ifPresent(below::add);
        header.below(below.toArray(Component[]::new));
        var known = enable;
        if (known == null) {
            known = new EnableSwitch(desk, desk.tenant().may(Permissions.PLUGIN_ENABLE));
            enable = known;
            header.actions(known);
        }
        known.update(installation);
    }

    /// Takes it away: another plugin is shown, or it is not installed any more.
    void clear() {
        enable = null;
        seen = null;
        version = "";
        revision = 0;
        header.actions();
    }

    /// The last one that is shown or was heard of; 0 for none.
    long revision() {
        return revision;
    }

    /// Shows what a change says of itself.
    ///
    /// @return whether there is a switch to show it
    boolean told(PluginState state) {
        var known = enable;
        if (known == null) {
            return false;
        }
        revision = state.revision();
        known.told(state.enabled(), state.revision());
        return true;
    }

    /// The version that was shown last, also when how it stood is over; empty for none.
    String version() {
        return version;
    }

    /// How it stood when it was read; empty once that is known to be over.
    Optional<Installed> seen() {
        return Optional.ofNullable(seen);
    }

    /// What is shown is over, whatever is read next.
    void over() {
        seen = null;
    }
}
