package dev.portolan.plugins.installations;

import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Which permissions a change takes: that depends on what it changes.
@ApplicationScoped
class Rights {
    private final Caller caller;

    Rights(Caller caller) {
        this.caller = caller;
    }

    /// @throws ProblemException `forbidden`, naming the permissions that are lacking
    void check(@Nullable Installation before, InstallRequest request) {
        var present = before != null && !before.uninstalled() ? before : null;
        var needed = new ArrayList<String>();
        if (present == null || request.version() != null || request.channel() != null) {
            needed.add(Permissions.PLUGIN_INSTALL);
        }
        if (request.configuration() != null || request.grants() != null) {
            needed.add(Permissions.PLUGIN_CONFIGURE);
        }
        var enabled = present != null && present.setup().enabled();
        if (request.enabled() != null && request.enabled() != enabled) {
            needed.add(Permissions.PLUGIN_ENABLE);
        }
        needed.removeIf(caller::may);
        if (!needed.isEmpty()) {
            throw new ProblemException(
                    Common.FORBIDDEN, "This takes the permission " + String.join(", ", needed) + ".");
        }
    }

    /// @throws ProblemException `forbidden` without the right to choose releases
    void checkInstall() {
        if (!caller.may(Permissions.PLUGIN_INSTALL)) {
            throw new ProblemException(
                    Common.FORBIDDEN, "This takes the permission " + Permissions.PLUGIN_INSTALL + ".");
        }
    }

    /// In a support session that is staff, with the member's name beside.
    Author author() {
        return caller.acting()
                .map(act -> new Author(
                        act.subject(),
                        (act.name() == null ? act.subject() : act.name()) + " (support) for " + caller.displayName()))
                .orElseGet(() -> new Author(caller.subject(), caller.displayName()));
    }
}
