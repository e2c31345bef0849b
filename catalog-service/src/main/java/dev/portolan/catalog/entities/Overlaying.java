package dev.portolan.catalog.entities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.entities.OverlayRepository.Kept;
import dev.portolan.catalog.model.Entity;
import java.util.List;
import java.util.stream.Collectors;

/// Puts what plugins add to an entity to what its source says, which always counts for more; among plugins, the one
/// whose name comes first.
final class Overlaying {
    private Overlaying() {}

    /// @param all overlays of this entity, in the order in which they count
    static void merge(Entity entity, List<Kept> all) {
        for (var one : all) {
            merge(entity.json(), one);
        }
    }

    private static void merge(ObjectNode json, Kept one) {
        var body = one.body();
        texts(json, "annotations", body.path("annotations"));
        texts(json, "labels", body.path("labels"));
        tags(json, body.path("tags"));
        links(json, body.path("links"));
    }

    /// What plugins find wrong with an entity.
    static void tell(List<Kept> all, ArrayNode items) {
        for (var one : all) {
            for (var error : one.body().path("errors")) {
                items.addObject()
                        .put("type", "portolan.dev/plugin")
                        .put("level", "error")
                        .put("message", one.provider() + ": " + error.asText());
            }
        }
    }

    private static void texts(ObjectNode json, String field, JsonNode added) {
        if (!added.isEmpty()) {
            var texts = json.withObject("/metadata/" + field);
            added.properties().forEach(entry -> texts.putIfAbsent(entry.getKey(), entry.getValue()));
        }
    }

    private static void tags(ObjectNode json, JsonNode added) {
        if (!added.isEmpty()) {
            var tags = json.withArray("/metadata/tags");
            var known = tags.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
            added.forEach(tag -> {
                if (known.add(tag.asText())) {
                    tags.add(tag);
                }
            });
        }
    }

    private static void links(ObjectNode json, JsonNode added) {
        if (!added.isEmpty()) {
            var links = json.withArray("/metadata/links");
            var known =
                    links.valueStream().map(link -> link.path("url").asText()).collect(Collectors.toSet());
            added.forEach(link -> {
                if (known.add(link.path("url").asText())) {
                    links.add(link);
                }
            });
        }
    }
}
