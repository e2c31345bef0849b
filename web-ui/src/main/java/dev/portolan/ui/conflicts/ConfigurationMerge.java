package dev.portolan.ui.conflicts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Brings together what two people made of the same settings. Compared leaf by leaf, by JSON Pointer; a list is one
/// leaf, and so is a secret, which stands as `{"set"}`, `{"keep"}` or `{"clear"}` and whose value is never shown.
public final class ConfigurationMerge {
    /// Whose value a setting is to have.
    public enum Side {
        THEIRS,
        MINE
    }

    /// A setting that somebody has changed.
    ///
    /// @param was before both
    /// @param theirs null where they took it away
    /// @param mine null where I took it away
    /// @param contested whether both have changed it, and not to the same
    public record Changed(
            String pointer,
            @Nullable JsonNode was,
            @Nullable JsonNode theirs,
            @Nullable JsonNode mine,
            Side proposed,
            boolean contested) {}

    private final List<Changed> rows = new ArrayList<>();
    private final Map<String, JsonNode> now;

    /// @param seen the configuration that I began with, as the service gave it
    /// @param now the one of the service now
    /// @param begun what the form would have sent before I typed anything
    /// @param mine what it sends now
    public ConfigurationMerge(JsonNode seen, JsonNode now, JsonNode begun, JsonNode mine) {
        var was = stored(seen);
        this.now = stored(now);
        var from = new TreeMap<String, JsonNode>();
        var to = new TreeMap<String, JsonNode>();
        flatten("", begun, from);
        flatten("", mine, to);
        var pointers = new LinkedHashSet<String>();
        for (var leaves : List.of(was, this.now, from, to)) {
            pointers.addAll(leaves.keySet());
        }
        for (var pointer : pointers) {
            compare(pointer, was, from, to);
        }
    }

    private void compare(
            String pointer, Map<String, JsonNode> was, Map<String, JsonNode> from, Map<String, JsonNode> to) {
        var before = was.get(pointer);
        var theirs = now.get(pointer);
        var mine = to.get(pointer);
        var byThem = !same(before, theirs);
        var byMe = !same(from.get(pointer), mine);
        if ((byThem || byMe) && !(byThem && same(theirs, mine))) {
            rows.add(new Changed(
                    pointer, before, theirs, byMe ? mine : before, byMe ? Side.MINE : Side.THEIRS, byThem && byMe));
        }
    }

    /// What either has changed, but for what both have changed to the same.
    public List<Changed> rows() {
        return List.copyOf(rows);
    }

    /// Whether they have changed any setting at all.
    public boolean theirsChanged() {
        return rows.stream().anyMatch(row -> row.contested() || row.proposed() == Side.THEIRS);
    }

    /// The settings to send.
    ///
    /// @param choices by pointer; where there is none, what is proposed
    public Map<String, Object> merged(Map<String, Side> choices) {
        var leaves = new TreeMap<>(now);
        for (var row : rows) {
            if (choices.getOrDefault(row.pointer(), row.proposed()) == Side.MINE) {
                var mine = row.mine();
                if (mine == null) {
                    leaves.remove(row.pointer());
                } else {
                    leaves.put(row.pointer(), mine);
                }
            }
        }
        var whole = JsonNodeFactory.instance.objectNode();
        leaves.forEach((pointer, value) -> put(whole, pointer, value));
        var configuration = new LinkedHashMap<String, Object>();
        whole.properties().forEach(value -> configuration.put(value.getKey(), value.getValue()));
        return configuration;
    }

    private static void put(ObjectNode whole, String pointer, JsonNode value) {
        var parts = pointer.substring(1).split("/", -1);
        var place = whole;
        for (var index = 0; index < parts.length - 1; index++) {
            var name = name(parts[index]);
            place = place.get(name) instanceof ObjectNode there ? there : place.putObject(name);
        }
        place.set(name(parts[parts.length - 1]), value);
    }

    private static String name(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }

    private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null ? other == null : one.equals(other);
    }

    /// What a service has stored, as a form would send it.
    private static Map<String, JsonNode> stored(JsonNode configuration) {
        var leaves = new TreeMap<String, JsonNode>();
        flatten("", configuration, leaves);
        leaves.values()
                .removeIf(value -> marker(value, "set") && !value.path("set").asBoolean(true));
        leaves.replaceAll(
                (_, value) -> marker(value, "set") && value.path("set").isBoolean()
                        ? JsonNodeFactory.instance.objectNode().put("keep", true)
                        : value);
        return leaves;
    }

    private static void flatten(String pointer, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isObject() && !secret(node)) {
            node.properties()
                    .forEach(child -> flatten(
                            pointer + "/" + child.getKey().replace("~", "~0").replace("/", "~1"),
                            child.getValue(),
                            leaves));
        } else if (!pointer.isEmpty() && !node.isNull()) {
            leaves.put(pointer, node);
        }
    }

    private static final Set<String> MARKERS = Set.of("set", "keep", "clear");

    /// Whether it stands for a secret.
    static boolean secret(JsonNode node) {
        return node.isObject()
                && node.size() == 1
                && MARKERS.contains(node.fieldNames().next());
    }

    private static boolean marker(JsonNode node, String kind) {
        return secret(node) && node.has(kind);
    }
}
