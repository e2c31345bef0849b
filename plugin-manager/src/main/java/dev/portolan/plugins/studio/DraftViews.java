package dev.portolan.plugins.studio;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.streams.Json;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is said and answered about drafts.
final class DraftViews {
    private DraftViews() {}

    /// A draft to make.
    ///
    /// @param name the plugin's id
    record Beginning(
            @NotNull
            @Pattern(
                    regexp = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?",
                    message = "must be 1 to 40 of a-z, 0-9 and -, and neither begin nor end with -")
            String name,

            @NotNull ObjectNode content) {}

    record Saved(@NotNull ObjectNode content) {}

    /// What has become of a draft.
    ///
    /// @param revision counts what its content has been, from 1
    /// @param released the version that was published last; absent when none was
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(
            long revision,
            Instant changedAt,
            String changedBy,
            @Nullable String released) {
        static State of(DraftRow row) {
            return new State(row.revision, row.changedAt, row.changedBy, row.released);
        }
    }

    /// One line of the list.
    record Item(
            UUID id,
            String name,
            String title,
            String point,
            @JsonUnwrapped State state) {
        static Item of(DraftRow row) {
            var content = content(row);
            return new Item(
                    row.id,
                    row.name,
                    content.path("title").asText(row.name),
                    content.path("point").asText(""),
                    State.of(row));
        }
    }

    /// @param publisher under whose name it is published
    /// @param sameAs the last version, where it is just this draft; absent when publishing would make another
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            UUID id,
            String publisher,
            String name,
            JsonNode content,
            @JsonUnwrapped State state,
            @Nullable String sameAs) {
        static Whole of(DraftRow row, PluginId plugin, @Nullable String sameAs) {
            return new Whole(row.id, plugin.publisher(), row.name, DraftViews.content(row), State.of(row), sameAs);
        }
    }

    /// A release that was made of a draft.
    record Released(String publisher, String plugin, String version) {}

    /// What is wrong with a draft.
    ///
    /// @param pointer into the content
    record Fault(String pointer, String message, String found, String expected) {}

    /// What a draft would show.
    ///
    /// @param view absent when it could not be made
    /// @param values of its requests and values by name, as far as they could be had
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Preview(@Nullable JsonNode view, @Nullable JsonNode values, List<Fault> faults, List<String> log) {
        Preview {
            faults = List.copyOf(faults);
            log = List.copyOf(log);
        }
    }

    static JsonNode content(DraftRow row) {
        return Json.read(row.content.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
