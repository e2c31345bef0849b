package dev.portolan.catalog.entities;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.catalog.model.Relation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a plugin adds to one entity that others keep, checked.
///
/// @param relations both directions of each
/// @param errors what is wrong with the entity, or with what was to be added to it, each a sentence
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Overlay(
        Map<String, String> annotations,
        Map<String, String> labels,
        List<String> tags,
        List<Link> links,
        List<Relation> relations,
        List<String> errors) {
    public Overlay {
        annotations = Map.copyOf(annotations);
        labels = Map.copyOf(labels);
        tags = List.copyOf(tags);
        links = List.copyOf(links);
        relations = List.copyOf(relations);
        errors = List.copyOf(errors);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Link(
            String url, @Nullable String title, @Nullable String icon) {}
}
