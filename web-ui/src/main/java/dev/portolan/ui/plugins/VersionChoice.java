package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.Plugins.Release;
import java.util.ArrayList;
import java.util.List;

/// Which releases an installation is to have: those of a channel as they come, or one for good.
sealed interface VersionChoice {
    /// Each newer release of a channel.
    record Follow(String channel) implements VersionChoice {}

    /// This one, until somebody says otherwise.
    record Stay(String version) implements VersionChoice {}

    static VersionChoice of(Installed installed) {
        return installed.channel().<VersionChoice>map(Follow::new).orElseGet(() -> new Stay(installed.version()));
    }

    /// What can be chosen: the channels, and every release that can still be had or is installed.
    static List<VersionChoice> all(Installed installed, List<Release> releases) {
        var all = new ArrayList<VersionChoice>(List.of(new Follow("stable"), new Follow("beta")));
        releases.stream()
                .filter(release -> release.status() == null
                        || List.of("published", "deprecated").contains(release.status())
                        || release.version().equals(installed.version()))
                .map(release -> new Stay(release.version()))
                .distinct()
                .forEach(all::add);
        var now = of(installed);
        if (!all.contains(now)) {
            all.add(now);
        }
        return List.copyOf(all);
    }

    default String words() {
        return switch (this) {
            case Follow(var channel) ->
                channel.equals("beta") ? "Follow beta: early releases too" : "Follow " + channel;
            case Stay(var version) -> "Stay at " + version;
        };
    }

    default Wish wish() {
        return switch (this) {
            case Follow(var channel) -> Wish.released(null, channel);
            case Stay(var version) -> Wish.released(version, null);
        };
    }
}
