package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.permissions.Grants;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How parts of a setup stand in the database.
final class SetupJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SetupJson() {}

    static ObjectNode secrets(Map<String, Integer> versions) {
        var json = NODES.objectNode();
        versions.forEach(json::put);
        return json;
    }

    static Map<String, Integer> secrets(ObjectNode json) {
        var versions = new LinkedHashMap<String, Integer>();
        json.properties()
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue().asInt()));
        return versions;
    }

    static List<String> texts(Grants grants) {
        return grants.permissions().stream().map(Permission::text).sorted().toList();
    }

    static ArrayNode grants(Grants grants) {
        var json = NODES.arrayNode();
        texts(grants).forEach(json::add);
        return json;
    }

    static Grants grants(ArrayNode json) {
        var permissions = new ArrayList<Permission>();
        json.forEach(text -> permissions.add(Permission.parse(text.asText())));
        return Grants.of(permissions);
    }

    static ArrayNode diff(List<Change> changes) {
        var json = NODES.arrayNode();
        for (var change : changes) {
            var item = json.addObject().put("path", change.path());
            if (change.before() != null) {
                item.set("before", change.before());
            }
            if (change.after() != null) {
                item.set("after", change.after());
            }
        }
        return json;
    }
}
