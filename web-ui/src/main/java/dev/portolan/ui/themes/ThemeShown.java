package dev.portolan.ui.themes;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.ui.clients.Views.Theme;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.session.TenantSession;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives the pages of an organization the look of its theme, as long as this stands in them. When a theme is switched,
/// they change in place.
public final class ThemeShown extends Span {
    private static final long serialVersionUID = 1;
    private static final String POINT = "theme";
    private static final String SET = """
            const root = document.documentElement;
            for (const name of (root.themeSet || [])) { root.style.removeProperty(name); }
            const look = JSON.parse($0);
            root.themeSet = Object.keys(look.properties);
            for (const name of root.themeSet) { root.style.setProperty(name, look.properties[name]); }
            root.toggleAttribute('themed', root.themeSet.length > 0);
            if (look.logo) {
              root.style.setProperty('--theme-logo', 'url("' + look.logo + '")');
              root.themeSet.push('--theme-logo');
            }
            """;

    private final transient Themes themes;
    private final transient TenantSession tenant;
    private final transient Latest latest;
    private transient @Nullable String plugin;

    ThemeShown(Themes themes, TenantSession tenant) {
        this.themes = themes;
        this.tenant = tenant;
        this.latest = new Latest(themes.background());
        addClassName("visually-hidden");
        themes.changes().follow(this, tenant.tenant(), this::changed);
        addAttachListener(_ -> load(() -> themes.read(tenant)));
        addDetachListener(detached -> apply(detached.getUI(), Look.PLAIN));
    }

    private void changed(Change change) {
        switch (change) {
            case Change.PluginChanged(var state) -> {
                var theme = state.extensions().stream().anyMatch(extension -> POINT.equals(extension.point()));
                if (theme || shown(state.plugin())) {
                    load(() -> themes.read(tenant, new Asked(tenant.tenant(), state.plugin(), state.revision())));
                }
            }
            case Change.PluginRemoved(var _, var removed) -> {
                if (shown(removed)) {
                    load(() -> themes.read(tenant));
                }
            }
            case Change.CatalogChanged _, Change.SourceProgress _, Change.Standing _ -> {}
        }
    }

    private boolean shown(PluginId changed) {
        return changed.toString().equals(plugin);
    }

    private void load(Supplier<Theme> call) {
        if (themes.mayRead(tenant)) {
            latest.load(UI.getCurrent(), call, this::show, _ -> {}); // a page without its theme is still a page
        }
    }

    private void show(Theme theme) {
        plugin = theme.plugin();
        getUI().ifPresent(page -> apply(page, Look.of(theme)));
    }

    private void apply(UI page, Look look) {
        page.getPage().executeJs(SET, themes.json(look));
    }

    /// What is asked once for all pages that hear of the same change.
    record Asked(TenantId tenant, PluginId plugin, long revision) {}
}
