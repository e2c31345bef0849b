package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is said and answered about an inbox.
final class NotificationViews {
    private NotificationViews() {}

    /// One notification.
    record Item(
            UUID id,
            @JsonUnwrapped Said said,
            @JsonUnwrapped From from,
            Instant at,
            @JsonUnwrapped Marks marks) {}

    /// @param href a path of the portal, or an https address
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(
            String title,
            @Nullable String body,
            Severity severity,
            String topic,
            @Nullable String href,
            @Nullable EntityRef entity) {}

    /// @param plugin absent for what the platform itself tells
    /// @param sender who it is in words
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record From(@Nullable PluginId plugin, String sender) {}

    record Marks(boolean read, boolean saved, boolean done) {}

    /// @param enabled whether the organization has notifications at all
    record Count(long unread, boolean enabled) {}

    /// What is to be otherwise; what is absent stays.
    record Changes(
            @Nullable Boolean read,
            @Nullable Boolean saved,
            @Nullable Boolean done) {}

    /// Changes of several at once.
    record Several(
            @NotNull @Size(min = 1, max = 1000) List<@NotNull UUID> ids,
            @Nullable Boolean read,
            @Nullable Boolean saved,
            @Nullable Boolean done) {
        Several {
            // A null in it is the validator's to find.
            ids = ids == null ? null : ids.stream().toList();
        }

        Changes changes() {
            return new Changes(read, saved, done);
        }
    }

    /// What has been read: all that came until an instant, or some.
    record Read(
            @Nullable Instant before,
            @Size(max = 1000) @Nullable List<@NotNull UUID> ids) {
        Read {
            ids = ids == null ? null : ids.stream().toList();
        }
    }

    /// @param ids those that were changed
    record Changed(List<UUID> ids) {
        Changed {
            ids = List.copyOf(ids);
        }
    }

    /// Which part of an inbox.
    enum State {
        UNREAD,
        /// All but what is done.
        ALL,
        SAVED,
        DONE
    }

    /// What of an inbox is asked for.
    ///
    /// @param topic empty for any
    record Wanted(State state, Set<Severity> severities, String topic) {
        Wanted {
            severities = Set.copyOf(severities);
        }

        /// @param severity names separated by commas; empty for all
        /// @throws ProblemException `invalid` at the parameter that makes no sense
        static Wanted of(@Nullable String state, @Nullable String severity, @Nullable String topic) {
            if (topic != null && !topic.isEmpty() && !Message.isTopic(topic)) {
                throw ProblemException.invalid("topic", "must be 1 to 40 of a-z, 0-9 and -, such as builds");
            }
            return new Wanted(state(state), severities(severity), topic == null ? "" : topic);
        }

        private static State state(@Nullable String word) {
            if (word == null || word.isEmpty()) {
                return State.ALL;
            }
            return Arrays.stream(State.values())
                    .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid("state", "must be one of unread, all, saved, done"));
        }

        private static Set<Severity> severities(@Nullable String words) {
            if (words == null || words.isEmpty()) {
                return EnumSet.allOf(Severity.class);
            }
            var severities = EnumSet.noneOf(Severity.class);
            for (var word : words.split(",", -1)) {
                severities.add(Severity.named(word)
                        .orElseThrow(() -> ProblemException.invalid(
                                "severity", "must be some of critical, high, normal, low, separated by commas")));
            }
            return severities;
        }
    }
}
