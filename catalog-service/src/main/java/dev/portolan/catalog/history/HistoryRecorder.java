package dev.portolan.catalog.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.causes.Cause;
import dev.portolan.catalog.causes.CurrentCause;
import dev.portolan.catalog.causes.LeadingService;
import dev.portolan.catalog.entities.EntityChanges;
import dev.portolan.catalog.entities.EntityChanges.Change;
import dev.portolan.catalog.history.HistoryRepository.Written;
import dev.portolan.catalog.history.JsonDifferences.Difference;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.contracts.CatalogEvent.Cause.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a version for each change of an entity, in the transaction of the change.
@ApplicationScoped
class HistoryRecorder {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();
    private static final String URL = "url:";

    private final HistoryRepository versions;
    private final LeadingService leading;
    private final CurrentCause cause;
    private final InstantSource time;
    private final HistoryConfig config;

    HistoryRecorder(
            HistoryRepository versions,
            LeadingService leading,
            CurrentCause cause,
            InstantSource time,
            HistoryConfig config) {
        this.versions = versions;
        this.leading = leading;
        this.cause = cause;
        this.time = time;
        this.config = config;
    }

    void record(@Observes EntityChanges changes) {
        if (changes.changes().isEmpty()) {
            return;
        }
        var why = cause.get();
        var others = leading.others(changes.changes().stream().map(Change::ref).toList());
        var entries = changes.changes().stream()
                .map(change -> entry(change, others.getOrDefault(change.ref(), why)))
                .toList();
        var overfull = versions.append(entries, time.instant()).stream()
                .filter(written -> written.version() > config.maxVersions())
                .map(written -> new Written(written.ref(), written.version() - config.maxVersions()))
                .toList();
        if (!overfull.isEmpty()) {
            versions.forget(overfull);
        }
    }

    private Entry entry(Change change, Cause why) {
        var before = change.before();
        var after = change.after();
        if (after == null) {
            return new Entry(
                    change.ref(), Version.DELETED, write(why), null, "[]", before == null ? null : Packed.pack(before));
        }
        var now = read(after);
        var etag = now.path("metadata").path("etag").asText();
        if (before == null) {
            return new Entry(change.ref(), "created", told(why, now), etag, "[]", null);
        }
        var differences = new JsonDifferences(config.maxDifferences(), config.maxValue()).between(read(before), now);
        var other = other(differences);
        return new Entry(
                change.ref(),
                "changed",
                other == null ? told(why, now) : write(Cause.other(other)),
                etag,
                write(differences),
                Packed.pack(before));
    }

    // An entity's own change is never one of its relations alone: those come from what the other one says.
    private static @Nullable String other(List<Difference> differences) {
        return differences.size() == 1 && differences.getFirst().path().equals(JsonDifferences.RELATIONS)
                ? Stream.of(
                                differences.getFirst().after(),
                                differences.getFirst().before())
                        .filter(side -> side != null && !side.isEmpty())
                        .map(side -> side.get(0).path("targetRef").asText())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String told(Cause why, JsonNode entity) {
        ObjectNode cause = JSON.valueToTree(why);
        var place = entity.path("metadata")
                .path("annotations")
                .path(Annotations.LOCATION)
                .asText();
        if (why.kind() == Kind.SOURCE && place.startsWith(URL)) {
            cause.put("file", place.substring(URL.length()));
        }
        return cause.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is always JSON", e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }
}
