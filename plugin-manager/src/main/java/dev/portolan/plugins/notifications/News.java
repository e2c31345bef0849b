package dev.portolan.plugins.notifications;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the platform itself tells of plugins, in words.
///
/// @param to subject of whom it is for; null for the admins
record News(@Nullable String to, Message message) {
    static final String PLUGINS = "plugins";
    static final String REQUESTS = "requests";

    /// Whether an event is told of at all.
    static boolean tells(PluginEvent event) {
        return switch (event) {
            case PluginEvent.Disabled disabled -> disabled.cause() != null;
            case PluginEvent.RolledBack back -> back.cause() != null;
            case PluginEvent.UpdateAvailable _, PluginEvent.Requested _, PluginEvent.RequestDecided _ -> true;
            case PluginEvent.Installed _,
                    PluginEvent.Configured _,
                    PluginEvent.Enabled _,
                    PluginEvent.Upgraded _,
                    PluginEvent.Uninstalled _,
                    PluginEvent.Purged _,
                    PluginEvent.Failed _ -> false;
        };
    }

    /// @param title of the plugin
    /// @param asker name of who has asked for it, where somebody has
    static Optional<News> of(PluginEvent event, String title, String asker) {
        var plugin = event.plugin();
        return Optional.ofNullable(
                switch (event) {
                    case PluginEvent.Disabled disabled -> disabled.cause() == null ? null : disabled(plugin, title);
                    case PluginEvent.RolledBack back -> back.cause() == null ? null : rolledBack(back, title);
                    case PluginEvent.UpdateAvailable update -> update(update, title);
                    case PluginEvent.Requested request ->
                        toAdmins(
                                asker + " asks for " + title,
                                "Approving it installs it. Whoever has asked hears of what you decide.",
                                Severity.NORMAL,
                                REQUESTS,
                                "/plugins/requests",
                                "request:" + request.request());
                    case PluginEvent.RequestDecided decided -> decided(decided, title);
                    case PluginEvent.Installed _,
                            PluginEvent.Configured _,
                            PluginEvent.Enabled _,
                            PluginEvent.Upgraded _,
                            PluginEvent.Uninstalled _,
                            PluginEvent.Purged _,
                            PluginEvent.Failed _ -> null;
                });
    }

    private static News disabled(PluginId plugin, String title) {
        return toAdmins(
                title + " was disabled",
                "It broke its budget three times in a row, so the platform has stopped it. Its log says which one. "
                        + "Change its settings or its version, then enable it again.",
                Severity.HIGH,
                PLUGINS,
                path(plugin),
                "disabled:" + plugin);
    }

    private static News rolledBack(PluginEvent.RolledBack back, String title) {
        var why = "health".equals(back.cause())
                ? "After its upgrade its own check failed"
                : "After its upgrade its calls failed";
        return toAdmins(
                title + " was rolled back",
                why + ", so the platform has taken the upgrade back: it runs as in revision " + back.to()
                        + " again, with the settings and grants of then.",
                Severity.HIGH,
                PLUGINS,
                path(back.plugin()) + "/revisions",
                "rolled-back:" + back.plugin());
    }

    private static News update(PluginEvent.UpdateAvailable update, String title) {
        var why = switch (update.needs()) {
            case "consent" -> "It asks for more than you have consented to, so it waits for you.";
            case "configuration" -> "It needs settings that are not there yet.";
            case "blocked" -> "Something that is installed stands in its way.";
            default -> "It comes as soon as you say so.";
        };
        return toAdmins(
                title + " " + update.to() + " is there",
                why + " Until then " + update.from() + " goes on.",
                Severity.NORMAL,
                PLUGINS,
                "/plugins/updates",
                "update:" + update.plugin());
    }

    private static News decided(PluginEvent.RequestDecided decided, String title) {
        var approved = decided.decision().equals("approved");
        var message = new Message(
                approved ? title + " is installed, as you asked" : "Your request for " + title + " was not approved",
                approved ? null : "The reason stands with your request.",
                Severity.NORMAL,
                REQUESTS,
                approved ? path(decided.plugin()) : "/plugins/requests",
                null,
                "request:" + decided.request());
        return new News(decided.to(), message);
    }

    private static News toAdmins(String title, String body, Severity severity, String topic, String href, String key) {
        return new News(null, new Message(title, body, severity, topic, href, null, key));
    }

    private static String path(PluginId plugin) {
        return "/plugins/" + plugin;
    }
}
