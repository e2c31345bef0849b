package dev.portolan.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/// The page around the application. Requests go by XHR and only news by websocket, so that an open page can renew its
/// session. Public because Vaadin makes it.
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
@Viewport("width=device-width, initial-scale=1")
public class AppShell implements AppShellConfigurator {
    private static final long serialVersionUID = 1;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "/images/portolan.svg", "any");
        settings.addMetaTag("description", "Your company's services, owners, APIs and tools in one place.");
    }
}
