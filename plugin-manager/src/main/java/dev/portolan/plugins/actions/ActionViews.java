package dev.portolan.plugins.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.invocations.Occasion.Progress;
import dev.portolan.plugins.packages.Extension.Action;
import dev.portolan.streams.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How actions and their runs are shown.
final class ActionViews {
    private ActionViews() {}

    record Actions(List<Item> items) {
        Actions {
            items = List.copyOf(items);
        }
    }

    /// @param input schema of what the person is asked for; absent for nothing
    /// @param confirm question that is asked first
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String publisher,
            String plugin,
            String extension,
            String title,
            @Nullable JsonNode input,
            @Nullable String confirm) {
        static Item of(ActiveExtension active, Action action) {
            var plugin = active.installation().plugin();
            return new Item(
                    plugin.publisher(), plugin.plugin(), action.id(), action.title(), action.input(), action.confirm());
        }
    }

    /// What is to be done.
    ///
    /// @param entity on which; absent for an action that needs none
    /// @param values what the person has filled in
    record Order(@Nullable String entity, @Nullable JsonNode values) {}

    record Begun(UUID run) {}

    /// A run, without what it said.
    ///
    /// @param plugin `publisher/plugin`
    /// @param message what came of it, in a sentence
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Head(
            UUID id,
            String plugin,
            String extension,
            String title,
            @Nullable String entity,
            RunState state,
            @Nullable String message) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Course(
            By by,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Progress progress) {}

    /// @param name to show
    record By(String subject, String name) {}

    record Summary(@JsonUnwrapped Head head, @JsonUnwrapped Course course) {
        static Summary of(RunRow row) {
            var head = new Head(row.id, row.plugin, row.extension, row.title, row.entity, row.state, row.message);
            var progress =
                    row.done == null ? null : new Progress(row.done, row.total == null ? 0 : row.total, row.note);
            return new Summary(
                    head, new Course(new By(row.bySubject, row.byName), row.startedAt, row.endedAt, progress));
        }
    }

    /// @param values what the person had filled in
    /// @param log oldest first
    /// @param result `{ok, message?, view?, href?}`, once there is one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            @JsonUnwrapped Summary summary,
            JsonNode values,
            List<Line> log,
            @Nullable JsonNode result) {
        Whole {
            log = List.copyOf(log);
        }

        static Whole of(RunRow row, List<LineRow> lines) {
            var log = lines.stream()
                    .map(line -> new Line(line.at, line.level, line.message))
                    .toList();
            return new Whole(Summary.of(row), json(row.given), log, row.result == null ? null : json(row.result));
        }
    }

    /// @param level `debug`, `info`, `warn` or `error`
    record Line(Instant at, String level, String message) {}

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
