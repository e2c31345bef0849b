package dev.portolan.ui.plugins;

import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the page of a plugin shows.
///
/// @param newest of the newest release that can be had; null when there is none any more
/// @param own of the release that is installed, or was; null when there is none, or it cannot be read
/// @param installation absent when the plugin is not installed
/// @param retained what was uninstalled and can be restored
record PluginPage(
        @Nullable Listing newest,
        @Nullable Listing own,
        @Nullable Installed installation,
        @Nullable Installed retained) {
    /// Blocks.
    ///
    /// @throws ProblemException `not-found` when there is nothing to read of the plugin
    static PluginPage read(PluginDesk desk) {
        var installation = installation(desk);
        var retained = installation == null ? retained(desk) : null;
        var newest = found(() -> desk.plugins().listing(desk.tenant(), desk.id()));
        var here = installation == null ? retained : installation;
        var own = here == null ? Optional.<Listing>empty() : own(desk, here, newest);
        if (newest.isEmpty() && own.isEmpty()) {
            throw new ProblemException(404, "not-found", "There is no plugin " + desk.id() + ".", List.of());
        }
        return new PluginPage(newest.orElse(null), own.orElse(null), installation, retained);
    }

    /// What is known of the plugin: of the newest release where there is one.
    Listing listing() {
        return newest != null ? newest : Objects.requireNonNull(own);
    }

    /// What is known of the plugin as it is installed; of the newest release where that cannot be read.
    Listing installed() {
        return own != null ? own : Objects.requireNonNull(newest);
    }

    private static Optional<Listing> own(PluginDesk desk, Installed here, Optional<Listing> newest) {
        return newest.filter(listing -> listing.version().equals(here.version()))
                .or(() -> found(() -> desk.plugins().listing(desk.tenant(), desk.id(), here.version())));
    }

    private static @Nullable Installed installation(PluginDesk desk) {
        return found(desk::read)
                .filter(found -> !"uninstalling".equals(found.desired()))
                .orElse(null);
    }

    private static <T> Optional<T> found(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ProblemException problem) {
            if (problem.notFound()) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static @Nullable Installed retained(PluginDesk desk) {
        if (!desk.tenant().may(Permissions.PLUGIN_INSTALL)) {
            return null;
        }
        return desk.installations().retained(desk.tenant().slug(), desk.tenant()).stream()
                .filter(one -> one.id().equals(desk.id()))
                .findFirst()
                .orElse(null);
    }
}
