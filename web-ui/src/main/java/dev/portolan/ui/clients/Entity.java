package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One entity of the catalog, read from the document that Backstage's model gives.
///
/// @param document the whole envelope: `apiVersion`, `kind`, `metadata`, `spec`, `relations`, `status`
public record Entity(JsonNode document) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Entity {}

    public String kind() {
        return document.path("kind").asText();
    }

    public String namespace() {
        return metadata("namespace").orElse("default");
    }

    public String name() {
        return document.path("metadata").path("name").asText();
    }

    public EntityRef ref() {
        return new EntityRef(
                kind().toLowerCase(Locale.ROOT), namespace().toLowerCase(Locale.ROOT), name().toLowerCase(Locale.ROOT));
    }

    /// The same without a definition of an API that may have millions of characters: for what is kept while a page is
    /// open.
    public Entity light() {
        var copy = document.deepCopy();
        if (copy.path("spec") instanceof ObjectNode spec) {
            spec.remove("definition");
        }
        return new Entity(copy);
    }

    /// The title, else a person's or team's display name, else the name.
    public String title() {
        var display = text(document.path("spec").path("profile").path("displayName"));
        return metadata("title").or(() -> display).orElse(name());
    }

    /// @param field for example `description`
    public Optional<String> metadata(String field) {
        return text(document.path("metadata").path(field));
    }

    /// @param field for example `lifecycle`; empty when it is no scalar
    public Optional<String> spec(String field) {
        return text(document.path("spec").path(field));
    }

    public Optional<String> annotation(String name) {
        return text(document.path("metadata").path("annotations").path(name));
    }

    public List<String> tags() {
        var tags = new ArrayList<String>();
        document.path("metadata").path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    public List<Link> links() {
        var links = new ArrayList<Link>();
        document.path("metadata")
                .path("links")
                .forEach(link -> links.add(new Link(
                        link.path("title").asText(link.path("url").asText()),
                        link.path("url").asText())));
        return links;
    }

    public List<Relation> relations() {
        var relations = new ArrayList<Relation>();
        document.path("relations")
                .forEach(relation -> relations.add(new Relation(
                        relation.path("type").asText(),
                        relation.path("targetRef").asText())));
        return relations;
    }

    /// First target of the relations of one type, for example `ownedBy`.
    public Optional<String> related(String type) {
        return relations().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::target)
                .findFirst();
    }

    /// Whether it is kept in the portal itself rather than in a source.
    public boolean managed() {
        return annotation("backstage.io/managed-by-location")
                .filter(location -> location.startsWith("managed:"))
                .isPresent();
    }

    /// Names this state of it.
    public Optional<String> etag() {
        return metadata("etag");
    }

    /// What went wrong when the entity was last read.
    public List<String> errors() {
        var errors = new ArrayList<String>();
        document.path("status").path("items").forEach(item -> {
            if ("error".equals(item.path("level").asText())) {
                errors.add(item.path("message").asText());
            }
        });
        return errors;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
                ? Optional.of(node.asText())
                : Optional.empty();
    }

    public record Link(String title, String url) {}

    /// @param target a reference such as `group:default/payments`, as the catalog gives it
    public record Relation(String type, String target) {}
}
