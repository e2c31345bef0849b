package dev.portolan.ui.entity;

import dev.portolan.ui.clients.Entity.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says relations in words and puts them into the order in which people ask for them.
final class RelationWords {
    private static final Map<String, String> WORDS = words();

    private RelationWords() {}

    private static Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        words.put("ownedBy", "Owned by");
        words.put("ownerOf", "Owns");
        words.put("partOf", "Part of");
        words.put("hasPart", "Has part");
        words.put("providesApi", "Provides API");
        words.put("apiProvidedBy", "Provided by");
        words.put("consumesApi", "Consumes API");
        words.put("apiConsumedBy", "Consumed by");
        words.put("dependsOn", "Depends on");
        words.put("dependencyOf", "Needed by");
        words.put("memberOf", "Member of");
        words.put("hasMember", "Members");
        words.put("childOf", "Child of");
        words.put("parentOf", "Parent of");
        return words;
    }

    /// Targets by the words of their relation.
    static Map<String, List<String>> grouped(List<Relation> relations) {
        var groups = new LinkedHashMap<String, List<String>>();
        for (var type : WORDS.keySet()) {
            relations.stream()
                    .filter(relation -> relation.type().equals(type))
                    .forEach(relation -> groups.computeIfAbsent(word(type), _ -> new ArrayList<>())
                            .add(relation.target()));
        }
        relations.stream()
                .filter(relation -> !WORDS.containsKey(relation.type()))
                .forEach(relation -> groups.computeIfAbsent(relation.type(), _ -> new ArrayList<>())
                        .add(relation.target()));
        return groups;
    }

    static String word(String type) {
        return WORDS.getOrDefault(type, type);
    }
}
