package dev.portolan.plugins.processors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.CatalogOverlays.Link;
import dev.portolan.contracts.CatalogOverlays.Overlay;
import dev.portolan.contracts.CatalogOverlays.Relation;
import dev.portolan.contracts.EntityRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a processor says of one entity.
sealed interface Patch {
    int MOST = 100;
    Set<String> MEMBERS = Set.of("annotations", "labels", "tags", "links", "relations", "error");

    /// This is to be added.
    record Adds(Overlay overlay) implements Patch {}

    /// It has nothing to add.
    record Nothing() implements Patch {}

    /// What the function gave is no patch.
    record Faulty(String sentence) implements Patch {}

    /// Reads what a function gave. How the single texts must be written is the catalog's to say.
    static Patch read(EntityRef ref, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return new Nothing();
        }
        try {
            return parse(ref, value);
        } catch (IllegalArgumentException e) {
            return new Faulty(String.valueOf(e.getMessage()));
        }
    }

    private static Patch parse(EntityRef ref, JsonNode value) {
        if (!value.isObject()) {
            throw new IllegalArgumentException("The function gave no object; a patch, {error} or null is expected.");
        }
        for (var member : value.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw new IllegalArgumentException("The patch has a member `" + member.getKey()
                        + "`; only annotations, labels, tags, links, relations and error are known.");
            }
        }
        var error = value.path("error");
        if (!absent(error) && (!error.isTextual() || error.textValue().isBlank())) {
            throw new IllegalArgumentException("`error` must be a sentence.");
        }
        var overlay = new Overlay(
                ref,
                texts(value.path("annotations"), "annotations"),
                texts(value.path("labels"), "labels"),
                tags(value.path("tags")),
                links(value.path("links")),
                relations(value.path("relations")),
                absent(error) ? List.of() : List.of(error.textValue()));
        return overlay.equals(new Overlay(ref, null, null, null, null, null, null)) ? new Nothing() : new Adds(overlay);
    }

    private static Map<String, String> texts(JsonNode object, String name) {
        var texts = new LinkedHashMap<String, String>();
        if (absent(object)) {
            return texts;
        }
        if (!object.isObject() || object.size() > MOST) {
            throw new IllegalArgumentException("`" + name + "` must be an object of at most " + MOST + " texts.");
        }
        object.properties().forEach(entry -> {
            if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                throw new IllegalArgumentException("`" + name + "." + entry.getKey() + "` must be a text.");
            }
            texts.put(entry.getKey(), entry.getValue().asText());
        });
        return texts;
    }

    private static List<String> tags(JsonNode list) {
        var tags = new ArrayList<String>();
        for (var tag : items(list, "tags")) {
            if (!tag.isTextual()) {
                throw new IllegalArgumentException("`tags[" + tags.size() + "]` must be a text.");
            }
            tags.add(tag.textValue());
        }
        return tags;
    }

    private static List<Link> links(JsonNode list) {
        var links = new ArrayList<Link>();
        for (var link : items(list, "links")) {
            if (!link.path("url").isTextual()) {
                throw new IllegalArgumentException("`links[" + links.size() + "]` must be {url, title?, icon?}.");
            }
            links.add(new Link(
                    link.path("url").textValue(),
                    link.path("title").textValue(),
                    link.path("icon").textValue()));
        }
        return links;
    }

    private static List<Relation> relations(JsonNode list) {
        var relations = new ArrayList<Relation>();
        for (var relation : items(list, "relations")) {
            var at = "`relations[" + relations.size() + "]` ";
            if (!relation.path("type").isTextual() || !relation.path("target").isTextual()) {
                throw new IllegalArgumentException(at + "must be {type, target}.");
            }
            try {
                relations.add(new Relation(
                        relation.path("type").textValue(),
                        EntityRef.parse(relation.path("target").textValue())));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(at + e.getMessage() + ".", e);
            }
        }
        return relations;
    }

    private static JsonNode items(JsonNode list, String name) {
        if (!absent(list) && (!list.isArray() || list.size() > MOST)) {
            throw new IllegalArgumentException("`" + name + "` must be a list of at most " + MOST + ".");
        }
        return list;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
