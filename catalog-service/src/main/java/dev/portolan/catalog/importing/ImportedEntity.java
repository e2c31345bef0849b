package dev.portolan.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.model.Digest;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.RelationRules;
import dev.portolan.catalog.model.SearchTerm;
import dev.portolan.catalog.reading.Urls;
import dev.portolan.catalog.validation.EntityRules;
import dev.portolan.catalog.validation.Fault;
import java.util.List;
import java.util.Optional;

/// An entity of another portal, without what that portal has added to it.
///
/// @param location address of the file it came from in the first place; empty where it came from elsewhere
record ImportedEntity(Entity entity, Optional<String> location) {
    private static final List<String> ADDED = List.of("relations", "status");
    private static final List<String> STAMPS = List.of("uid", "etag");
    private static final List<String> TRACES =
            List.of(Annotations.LOCATION, Annotations.ORIGIN_LOCATION, Annotations.ORPHAN);
    private static final List<String> PLACES =
            List.of(Annotations.VIEW_URL, Annotations.EDIT_URL, "backstage.io/source-location");
    private static final String URL = "url:";

    /// @param json with a reference; not changed
    static ImportedEntity of(JsonNode json) {
        var entity = new Entity((ObjectNode) json.deepCopy());
        var location = origin(entity);
        entity.json().remove(ADDED);
        entity.json().withObject("/metadata").remove(STAMPS);
        annotations(entity).ifPresent(annotations -> annotations.remove(TRACES));
        RelationRules.sortReferences(entity);
        return new ImportedEntity(entity, location);
    }

    private static Optional<ObjectNode> annotations(Entity entity) {
        return entity.json().path("metadata").get("annotations") instanceof ObjectNode annotations
                ? Optional.of(annotations)
                : Optional.empty();
    }

    // What was registered; a file that only a folder or a bootstrap of the old portal leads to cannot be read from
    // here.
    private static Optional<String> origin(Entity entity) {
        return annotations(entity)
                .map(annotations ->
                        annotations.path(Annotations.ORIGIN_LOCATION).asText())
                .filter(origin -> origin.startsWith(URL))
                .map(origin -> origin.substring(URL.length()))
                .filter(ImportedEntity::isAddress);
    }

    static boolean isAddress(String text) {
        try {
            return Urls.absolute(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// What is wrong with it, by the rules that hold for files.
    List<Fault> faults() {
        var faults = EntityRules.check(entity);
        if (!faults.isEmpty()) {
            return faults;
        }
        try {
            var _ = RelationRules.of(entity);
            var _ = SearchTerm.of(entity);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new Fault("/spec", null, null, String.valueOf(e.getMessage())));
        }
    }

    /// The same for two entities that say the same, wherever they came from.
    String digest() {
        var copy = entity.copy();
        copy.json().withObject("/metadata").put("namespace", entity.namespace());
        annotations(copy).ifPresent(annotations -> {
            annotations.remove(PLACES);
            if (annotations.isEmpty()) {
                copy.json().withObject("/metadata").remove("annotations");
            }
        });
        return Digest.of(copy.json());
    }
}
