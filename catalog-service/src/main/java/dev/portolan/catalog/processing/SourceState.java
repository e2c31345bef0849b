package dev.portolan.catalog.processing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.catalog.reading.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a source stands.
///
/// @param type how it is read, or how its entities come
/// @param target where it points, in the words of its type
/// @param state `pending` before the first reading, `reading` during it, then `ok` or `failed`
public record SourceState(UUID location, String type, String target, String state, Times times, Content content) {

    /// @param lastReadAt null before the first reading
    /// @param nextReadAt null where its entities come by themselves
    /// @param everySeconds from the end of one reading to the start of the next, before what is added by chance
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Times(
            @Nullable Instant lastReadAt, @Nullable Instant nextReadAt, int everySeconds) {}

    /// @param entities how many the source leads to, its own Location entity included
    /// @param revision which state of it was read last: a commit, an ETag; null where it tells none
    /// @param progress null while no reading is under way, and before one has told anything
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(
            int entities,
            List<Finding> errors,
            @Nullable String revision,
            @Nullable Progress progress) {
        public Content {
            errors = List.copyOf(errors);
        }
    }

    /// How far a reading is.
    ///
    /// @param phase `fetching` counts files, `reading` documents, `storing` entities
    /// @param total as far as it is known by now: it may grow; null where it is not known
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Progress(String phase, int done, @Nullable Integer total) {}
}
