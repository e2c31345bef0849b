package dev.portolan.catalog.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.reading.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source would bring.
///
/// @param entities of many the first ones only; all are counted
/// @param errors what is wrong beside the entities, or keeps them from being told
record Preview(List<Found> entities, List<Finding> errors, Counts counts) {
    Preview {
        entities = List.copyOf(entities);
        errors = List.copyOf(errors);
    }

    /// @param kind in lower case where the entity has faults
    /// @param file where it stands
    /// @param errors why it would be refused
    record Found(
            String ref,
            String kind,
            String name,
            @JsonUnwrapped About about,
            String file,
            Verdict verdict,
            List<Finding> errors) {
        Found {
            errors = List.copyOf(errors);
        }

        static Found of(Emitted emitted, Verdict verdict, List<Finding> errors) {
            var entity = emitted.entity();
            var ref = emitted.ref();
            return new Found(
                    ref.toString(),
                    entity == null ? ref.kind() : entity.kind(),
                    entity == null ? ref.name() : entity.name(),
                    entity == null
                            ? new About(null, null)
                            : new About(
                                    entity.json().path("metadata").path("title").textValue(),
                                    entity.spec("owner").textValue()),
                    emitted.file(),
                    verdict,
                    errors);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record About(@Nullable String title, @Nullable String owner) {}

    enum Verdict {
        @JsonProperty("new")
        NEW,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("refused")
        REFUSED
    }

    /// How many entities there are of each verdict.
    record Counts(@JsonProperty("new") long fresh, long changed, long unchanged, long refused) {
        static Counts of(List<Found> all) {
            return new Counts(
                    count(all, Verdict.NEW),
                    count(all, Verdict.CHANGED),
                    count(all, Verdict.UNCHANGED),
                    count(all, Verdict.REFUSED));
        }

        private static long count(List<Found> all, Verdict verdict) {
            return all.stream().filter(found -> found.verdict() == verdict).count();
        }
    }
}
