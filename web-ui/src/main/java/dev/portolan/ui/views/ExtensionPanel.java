package dev.portolan.ui.views;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Plugins.Extension;
import org.jspecify.annotations.Nullable;

/// What one extension shows, with a tab or a page for itself.
public final class ExtensionPanel extends Div {
    private static final long serialVersionUID = 1;

    private final ExtensionContent content;
    private final transient Extension extension;

    public ExtensionPanel(ExtensionDesk desk, PortalComponent.Place place) {
        content = new ExtensionContent(desk, place);
        addClassName("extension-panel");
        extension = place.extension();
        setId("panel-" + extension.publisher() + "-" + extension.plugin() + "-" + extension.extension());
        if (content.loads()) {
            var again = new Button(VaadinIcon.REFRESH.create(), _ -> content.load());
            again.addClassName("quiet");
            again.setAriaLabel("Load " + extension.name() + " again");
            var head = new Div(content.age(), again);
            head.addClassName("panel-head");
            add(head);
        }
        add(content);
        addAttachListener(attached -> {
            if (attached.isInitialAttach()) {
                content.load();
            }
        });
    }

    public boolean shows(Extension other) {
        return extension.equals(other);
    }

    public boolean shows(@Nullable PluginId plugin) {
        return extension.id().equals(plugin);
    }

    /// Shows it anew.
    public void load() {
        content.load();
    }

    /// Goes along when the address changes.
    public void follow(PortalComponent.Place place) {
        content.follow(place);
    }
}
