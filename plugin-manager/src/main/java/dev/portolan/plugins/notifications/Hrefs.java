package dev.portolan.plugins.notifications;

import dev.portolan.contracts.Slug;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where notifications lead.
final class Hrefs {
    private Hrefs() {}

    /// As a path of the portal: what was said without the organization gets it.
    static @Nullable String inPortal(@Nullable String href, Slug tenant) {
        var home = "/" + tenant;
        if (href == null || !href.startsWith("/") || href.equals(home) || href.startsWith(home + "/")) {
            return href;
        }
        return home + href;
    }

    static @Nullable String absolute(@Nullable String href, Slug tenant, URI portal) {
        var path = inPortal(href, tenant);
        return path == null || !path.startsWith("/") ? path : portal + path;
    }
}
