package dev.portolan.plugins.studio;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.publishers.PrivateName;
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

    /// One line of the list.
    ///
    /// @param released the version that was published last; absent when none was
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            String name,
            String title,
            String point,
            @Nullable String released,
            Instant changedAt,
            String changedBy) {
        static Item of(DraftRow row) {
            var content = json(row);
            return new Item(
                    row.id,
                    row.name,
                    content.path("title").asText(row.name),
                    content.path("point").asText(""),
                    row.released,
                    row.changedAt,
                    row.changedBy);
        }
    }

    /// @param publisher under whose name it is published
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            UUID id,
            String publisher,
            String name,
            JsonNode content,
            @Nullable String released,
            Instant changedAt,
            String changedBy) {
        static Whole of(DraftRow row, TenantId tenant) {
            return new Whole(
                    row.id, PrivateName.of(tenant), row.name, json(row), row.released, row.changedAt, row.changedBy);
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

    private static JsonNode json(DraftRow row) {
        return Json.read(row.content.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
