package dev.portolan.ui.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an index of entities is narrowed to. Empty values narrow nothing.
///
/// @param source id of the source that brought them
/// @param text matched anywhere in name, title and description
public record EntityQuery(
        String kind, String type, String owner, String lifecycle, String tag, String source, String text) {
    public static final EntityQuery ALL = new EntityQuery("", "", "", "", "", "", "");

    /// Reads the parameters of an address.
    public static EntityQuery of(Map<String, String> parameters) {
        return new EntityQuery(
                parameters.getOrDefault("kind", ""),
                parameters.getOrDefault("type", ""),
                parameters.getOrDefault("owner", ""),
                parameters.getOrDefault("lifecycle", ""),
                parameters.getOrDefault("tag", ""),
                parameters.getOrDefault("source", ""),
                parameters.getOrDefault("q", ""));
    }

    /// Any entity with a text in it.
    public static EntityQuery containing(String text) {
        return new EntityQuery("", "", "", "", "", "", text);
    }

    /// The parameters of an address that shows this.
    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        put(parameters, "kind", kind);
        put(parameters, "type", type);
        put(parameters, "owner", owner);
        put(parameters, "lifecycle", lifecycle);
        put(parameters, "tag", tag);
        put(parameters, "source", source);
        put(parameters, "q", text);
        return parameters;
    }

    /// Whether nothing is narrowed.
    public boolean everything() {
        return parameters().isEmpty();
    }

    /// The `filter` parameter of the catalog's API; empty when there is none.
    String filter() {
        List<String> statements = new ArrayList<>();
        add(statements, "kind", kind);
        add(statements, "spec.type", type);
        add(statements, "relations.ownedBy", owner);
        add(statements, "spec.lifecycle", lifecycle);
        add(statements, "metadata.tags", tag);
        add(statements, "portolan.source", source);
        return String.join(",", statements);
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isBlank()) {
            parameters.put(name, value);
        }
    }

    private static void add(List<String> statements, String key, String value) {
        // a comma would end the statement, and no value of these fields may hold one
        if (!value.isBlank() && value.indexOf(',') < 0) {
            statements.add(key + "=" + value);
        }
    }
}
