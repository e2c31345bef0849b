package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What plugins can be asked to do, and what came of it.
public final class Actions {
    private Actions() {}

    /// @param input schema of what is to be filled in; null for nothing
    /// @param confirm question that is asked first
    public record Action(
            String publisher,
            String plugin,
            String extension,
            String title,
            @Nullable JsonNode input,
            @Nullable String confirm) {
        @JsonIgnore
        public PluginId id() {
            return new PluginId(publisher, plugin);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Order(@Nullable String entity, Map<String, Object> values) {}

    record Begun(String run) {}

    /// @param state `running`, `done`, `failed` or `cancelled`
    /// @param plugin `publisher/plugin`
    /// @param message what came of it, in a sentence
    /// @param log empty in a list
    public record Run(
            String id,
            String plugin,
            String extension,
            String title,
            @Nullable String entity,
            String state,
            @Nullable String message,
            Members.@Nullable Who by,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Progress progress,
            @Nullable JsonNode values,
            List<Line> log,
            @Nullable JsonNode result) {
        public Run {
            log = log == null ? List.of() : List.copyOf(log);
        }

        @JsonIgnore
        public boolean running() {
            return state.equals("running");
        }
    }

    /// @param total 0 where it is not known
    public record Progress(long done, long total, @Nullable String message) {}

    public record Line(@Nullable Instant at, String level, String message) {}
}
