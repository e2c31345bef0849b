package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.PluginId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By which ways a member hears of what.
///
/// @param channels the ways that there are; ignored when it is written
/// @param topics what the member has heard of, or has chosen something for
@JsonInclude(JsonInclude.Include.NON_NULL)
record Settings(
        @Size(max = 100) @Nullable List<@Valid Channel> channels,
        @NotNull @Size(max = 300) List<@NotNull @Valid Topic> topics) {
    static final String PORTAL = "portal";
    static final String MAIL = "mail";

    Settings {
        channels = channels == null ? null : List.copyOf(channels);
        // A null in it is the validator's to find.
        topics = topics == null ? null : topics.stream().toList();
    }

    /// A way to be told.
    ///
    /// @param id `portal`, `mail`, or `publisher/plugin/extension`
    record Channel(String id, @Nullable String title) {}

    /// One topic of one sender.
    ///
    /// @param plugin null for what the platform itself tells
    /// @param title who tells it, in words; ignored when it is written
    /// @param channels by which ways it comes; what is not named is on
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Topic(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}")
            String topic,

            @Nullable PluginId plugin,
            @Nullable String title,
            @NotNull @Size(max = 50) Map<@Size(max = 130) String, @NotNull Boolean> channels) {
        boolean by(String channel) {
            return channels.getOrDefault(channel, true);
        }
    }
}
