package dev.portolan.plugins.themes;

import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;

/// Finds the look of the current tenant: of several themes that are enabled, the one that was switched or changed last.
@ApplicationScoped
class ThemeService {
    private final ExtensionService extensions;

    ThemeService(ExtensionService extensions) {
        this.extensions = extensions;
    }

    TenantTheme current() {
        return extensions.at(ExtensionPoint.THEME).stream()
                .max(Comparator.comparing((ActiveExtension active) ->
                                active.installation().changedAt())
                        .thenComparing(active -> active.installation().plugin().toString()))
                .map(ThemeService::of)
                .orElse(TenantTheme.NONE);
    }

    private static TenantTheme of(ActiveExtension active) {
        if (!(active.extension() instanceof Extension.Theme theme)) {
            return TenantTheme.NONE;
        }
        return new TenantTheme(
                active.installation().plugin().toString(),
                theme.title(),
                theme.light(),
                theme.dark(),
                active.release()
                        .content()
                        .logo(theme)
                        .map(ThemeService::address)
                        .orElse(null));
    }

    private static String address(String drawing) {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(drawing.getBytes(StandardCharsets.UTF_8));
    }
}
