package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import java.time.Duration;
import java.util.Optional;

/// What the organization's admins have set about notifications.
///
/// @param mail whether there are mails at all
/// @param mailsPerHour most mails to one member in an hour
/// @param digest how long what is of little matter is gathered for
record Preferences(boolean mail, int mailsPerHour, Duration digest) {
    static final PluginId PLUGIN = new PluginId("portolan", "notifications");

    /// Empty while the plugin is not enabled: then nobody is told anything.
    static Optional<Preferences> of(InstalledService installed) {
        return installed
                .find(PLUGIN)
                .filter(Installation::enabled)
                .map(installation -> of(installation.setup().configuration()));
    }

    private static Preferences of(JsonNode configuration) {
        return new Preferences(
                configuration.path("mail").asBoolean(true),
                Math.clamp(configuration.path("mailsPerHour").asInt(10), 1, 60),
                configuration.path("digest").asText("daily").equals("hourly")
                        ? Duration.ofHours(1)
                        : Duration.ofDays(1));
    }
}
