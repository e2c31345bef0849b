package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import java.util.List;
import java.util.UUID;

/// Something to be done after the transaction that wants it, until it is done.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Errand.Channel.class, name = "channel"),
    @JsonSubTypes.Type(value = Errand.Told.class, name = "news")
})
sealed interface Errand {
    /// A notification is to go by a way that a plugin adds.
    ///
    /// @param id of the notification, as the plugin is told it: the same however often it is tried
    /// @param recipients subjects
    record Channel(PluginId plugin, String extension, UUID id, String sender, Message message, List<String> recipients)
            implements Errand {
        public Channel {
            recipients = List.copyOf(recipients);
        }
    }

    /// Something has happened that the platform tells of.
    record Told(PluginEvent event) implements Errand {}
}
