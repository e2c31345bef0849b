package dev.portolan.catalog.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.reading.EntityCompletion;
import dev.portolan.catalog.validation.EntityRules;
import dev.portolan.catalog.validation.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks an entity that comes as JSON by the rules that hold for files.
@ApplicationScoped
public class Intake {
    private static final List<String> STAMPS = List.of("uid", "etag");
    private static final List<String> OF_THE_CATALOG =
            List.of(Annotations.LOCATION, Annotations.ORIGIN_LOCATION, Annotations.ORPHAN);

    private final CatalogConfig.Reading limits;

    Intake(CatalogConfig config) {
        this.limits = config.reading();
    }

    /// Checks one entity. What the catalog adds, as somebody has who read the entity from it, is left aside.
    ///
    /// @param json not changed
    public Checked check(JsonNode json, Bucket bucket) {
        var size = new Size(limits.maxDepth(), limits.maxNodes(), limits.maxFileBytes());
        var faults = size.check(json);
        if (faults.isEmpty()) {
            faults = EntityRules.envelope(json);
        }
        if (!faults.isEmpty()) {
            return new Checked(null, null, faults);
        }
        var entity = new Entity((ObjectNode) json.deepCopy());
        strip(entity.json());
        var ref = entity.ref();
        var faulty = EntityCompletion.complete(entity, bucket.provenance());
        return faulty.isEmpty()
                ? new Checked(ref.toString(), Emitted.valid(bucket.ref(), bucket.place(), entity), List.of())
                : new Checked(
                        ref.toString(),
                        Emitted.faulty(
                                bucket.ref(),
                                ref,
                                bucket.place(),
                                faulty.stream().map(Fault::message).toList()),
                        faulty);
    }

    private static void strip(ObjectNode json) {
        json.remove(List.of("relations", "status"));
        if (json.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(STAMPS);
            if (metadata.get("annotations") instanceof ObjectNode annotations) {
                annotations.remove(OF_THE_CATALOG);
            }
        }
    }

    /// @param ref null where the entity does not even say what it is
    /// @param emitted null where `ref` is
    /// @param faults empty when it may be stored
    public record Checked(@Nullable String ref, @Nullable Emitted emitted, List<Fault> faults) {
        public Checked {
            faults = List.copyOf(faults);
        }
    }
}
