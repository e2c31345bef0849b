package dev.portolan.catalog.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which fields of which kinds are relations. The entity that has the field emits both directions.
public final class RelationRules {
    private static final Rule OWNER = new Rule("owner", "Group", "ownedBy", "ownerOf");
    private static final Rule SYSTEM = new Rule("system", "System", "partOf", "hasPart");
    private static final Rule DEPENDS_ON = new Rule("dependsOn", null, "dependsOn", "dependencyOf");
    private static final Rule DEPENDENCY_OF = new Rule("dependencyOf", null, "dependencyOf", "dependsOn");

    private static final Map<String, List<Rule>> BY_KIND = Map.of(
            "Component",
                    List.of(
                            OWNER,
                            new Rule("subcomponentOf", "Component", "partOf", "hasPart"),
                            new Rule("providesApis", "API", "providesApi", "apiProvidedBy"),
                            new Rule("consumesApis", "API", "consumesApi", "apiConsumedBy"),
                            DEPENDS_ON,
                            DEPENDENCY_OF,
                            SYSTEM),
            "API", List.of(OWNER, SYSTEM),
            "Resource", List.of(OWNER, DEPENDS_ON, DEPENDENCY_OF, SYSTEM),
            "User", List.of(new Rule("memberOf", "Group", "memberOf", "hasMember")),
            "Group",
                    List.of(
                            new Rule("parent", "Group", "childOf", "parentOf"),
                            new Rule("children", "Group", "parentOf", "childOf"),
                            new Rule("members", "User", "hasMember", "memberOf")),
            "System", List.of(OWNER, new Rule("domain", "Domain", "partOf", "hasPart")),
            "Domain", List.of(OWNER, new Rule("subdomainOf", "Domain", "partOf", "hasPart")),
            "Template", List.of(OWNER),
            "AiResource",
                    List.of(
                            OWNER,
                            SYSTEM,
                            new Rule("dependsOn", "AiResource", "dependsOn", "dependencyOf"),
                            new Rule("skills", "AiResource", "hasPart", "partOf"),
                            new Rule("plugins", "AiResource", "hasPart", "partOf")));

    private static final List<String> SORTED =
            List.of("providesApis", "consumesApis", "dependsOn", "dependencyOf", "memberOf", "children", "members");

    private static final Map<String, String> OPPOSITES = opposites();

    private RelationRules() {}

    /// The type of the other direction of a relation; empty where the catalog knows of none.
    public static Optional<String> opposite(String type) {
        return Optional.ofNullable(OPPOSITES.get(type));
    }

    private static Map<String, String> opposites() {
        var opposites = new HashMap<String, String>();
        BY_KIND.values()
                .forEach(rules -> rules.forEach(rule -> {
                    opposites.put(rule.outgoing, rule.incoming);
                    opposites.put(rule.incoming, rule.outgoing);
                }));
        return Map.copyOf(opposites);
    }

    /// Sorts the lists of references in the spec, so that their order in the file does not make a change.
    public static void sortReferences(Entity entity) {
        for (var field : SORTED) {
            if (entity.spec(field) instanceof ArrayNode list && !list.isEmpty() && allText(list)) {
                var sorted =
                        list.valueStream().map(JsonNode::textValue).sorted().toList();
                list.removeAll();
                sorted.forEach(list::add);
            }
        }
    }

    private static boolean allText(ArrayNode list) {
        return list.valueStream().allMatch(JsonNode::isTextual);
    }

    /// Every relation that an entity emits, in both directions.
    ///
    /// @throws IllegalArgumentException when a field holds what is no reference, in Backstage's words
    public static SortedSet<Relation> of(Entity entity) {
        var self = entity.ref().toString();
        var relations = new TreeSet<Relation>();
        for (var rule : BY_KIND.getOrDefault(entity.kind(), List.of())) {
            for (var target : targets(entity.spec(rule.field))) {
                var other =
                        Ref.parse(target, rule.defaultKind, entity.namespace()).toString();
                relations.add(new Relation(self, rule.outgoing, other));
                relations.add(new Relation(other, rule.incoming, self));
            }
        }
        return relations;
    }

    private static List<String> targets(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream()
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .toList();
        }
        return value.isTextual() && !value.textValue().isEmpty() ? List.of(value.textValue()) : List.of();
    }

    /// @param defaultKind of a short reference; null where a reference must name its kind
    private record Rule(String field, @Nullable String defaultKind, String outgoing, String incoming) {}
}
