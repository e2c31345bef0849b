package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A plugin's picture on a tile. It is drawn as an image, never as markup, so that nothing in it can run.
public final class PluginIcon extends Div {
    private static final long serialVersionUID = 1;

    /// @param icon SVG text or a `data:image/` address; anything else gives the first letter
    public PluginIcon(@Nullable String icon, String title) {
        addClassName("tile");
        getElement().setAttribute("aria-hidden", "true");
        if (icon != null && icon.startsWith("data:image/")) {
            add(new Image(icon, ""));
        } else if (icon != null && icon.stripLeading().startsWith("<")) {
            var bytes = icon.getBytes(StandardCharsets.UTF_8);
            add(new Image("data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes), ""));
        } else {
            setText(title.isEmpty() ? "?" : title.substring(0, 1).toUpperCase(Locale.ROOT));
        }
    }
}
