package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.page.Moment;
import org.jspecify.annotations.Nullable;

/// Says who has changed an installation last.
final class ChangedBy {
    private ChangedBy() {}

    /// @return for example `Ben Ito made revision 7 on 28 Nov 2026, 20:04 UTC.`
    static String words(Installed now) {
        var at = now.changedAt();
        return name(now.changedBy().orElse(null)) + " made revision " + now.revision()
                + (at == null ? "." : " on " + Moment.clock(at) + ".");
    }

    /// Who it was, for people: the platform's own services are all Portolan.
    static String name(@Nullable String name) {
        if (name == null) {
            return "Somebody";
        }
        return name.startsWith("service:") ? "Portolan" : name;
    }
}
