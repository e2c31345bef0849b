package dev.portolan.catalog.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.RelationRules;
import dev.portolan.catalog.model.SearchTerm;
import dev.portolan.catalog.validation.EntityRules;
import dev.portolan.catalog.validation.Fault;
import java.util.List;
import java.util.stream.Stream;

/// Makes a checked entity of what a file says: adds where it comes from and its namespace, orders its references.
public final class EntityCompletion {
    // Beyond this, references could not be indexed.
    private static final int LONGEST_REF = 500;

    private EntityCompletion() {}

    /// Completes an entity in place.
    ///
    /// @return what is wrong with it; empty when it may be stored
    public static List<Fault> complete(Entity entity, Provenance from) {
        if (entity.json().get("metadata") instanceof ObjectNode metadata
                && metadata.path("annotations") instanceof ObjectNode annotations) {
            locate(metadata, annotations, from);
        } else if (entity.json().get("metadata") instanceof ObjectNode metadata && !metadata.has("annotations")) {
            locate(metadata, JsonNodeFactory.instance.objectNode(), from);
        }
        RelationRules.sortReferences(entity);
        var faults = EntityRules.check(entity);
        if (!faults.isEmpty()) {
            return faults;
        }
        if (!entity.json().path("metadata").has("namespace")) {
            entity.json().withObject("/metadata").put("namespace", entity.namespace());
        }
        entity.json().remove(List.of("relations", "status"));
        Annotations.disarm(entity);
        return unusable(entity);
    }

    // What the file itself says goes before what is known of it.
    private static void locate(ObjectNode metadata, ObjectNode own, Provenance from) {
        var all = JsonNodeFactory.instance.objectNode();
        all.put(Annotations.LOCATION, from.location()).put(Annotations.ORIGIN_LOCATION, from.origin());
        if (from.viewUrl() != null) {
            all.put(Annotations.VIEW_URL, from.viewUrl());
        }
        all.setAll(own);
        metadata.set("annotations", all);
    }

    private static List<Fault> unusable(Entity entity) {
        try {
            var relations = RelationRules.of(entity);
            SearchTerm.check(entity);
            return relations.stream()
                    .flatMap(relation -> Stream.of(relation.source(), relation.target()))
                    .filter(ref -> ref.length() > LONGEST_REF)
                    .limit(1)
                    .map(ref -> new Fault(
                            "/spec",
                            ref,
                            "at most %d characters in a reference".formatted(LONGEST_REF),
                            "A reference has %,d characters; one may have %d.".formatted(ref.length(), LONGEST_REF)))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of(new Fault("/spec", null, null, String.valueOf(e.getMessage())));
        }
    }
}
