package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares configurations leaf by leaf.
final class Differences {
    private static final JsonNode CHANGED = TextNode.valueOf("changed");

    private final Set<String> secrets;
    private final Set<String> replaced;
    private final List<Change> changes = new ArrayList<>();

    /// @param replaced secrets that differ although both sides look the same
    Differences(List<SecretField> secrets, Set<String> replaced) {
        this.secrets = secrets.stream().map(SecretField::pointer).collect(Collectors.toUnmodifiableSet());
        this.replaced = Set.copyOf(replaced);
    }

    List<Change> between(JsonNode before, JsonNode after) {
        compare(JsonPointer.empty(), before, after);
        return List.copyOf(changes);
    }

    private void compare(JsonPointer at, @Nullable JsonNode before, @Nullable JsonNode after) {
        var pointer = at.toString();
        if (secrets.contains(pointer)) {
            compareSecret(pointer, held(before), held(after));
        } else if (isGroupOrAbsent(before) && isGroupOrAbsent(after)) {
            var names = new LinkedHashSet<String>();
            names(before, names);
            names(after, names);
            names.forEach(name -> compare(at.appendProperty(name), child(before, name), child(after, name)));
        } else if (!Objects.equals(before, after)) {
            changes.add(new Change(pointer, before, after));
        }
    }

    private void compareSecret(String pointer, boolean before, boolean after) {
        if (before != after || after && replaced.contains(pointer)) {
            changes.add(new Change(pointer, before ? CHANGED : null, after ? CHANGED : null));
        }
    }

    /// A stored configuration says of a secret only whether it is set.
    private static boolean held(@Nullable JsonNode secret) {
        return secret != null && secret.path("set").asBoolean(true);
    }

    private static boolean isGroupOrAbsent(@Nullable JsonNode node) {
        return node == null || node.isObject();
    }

    private static void names(@Nullable JsonNode node, Set<String> names) {
        if (node != null) {
            node.fieldNames().forEachRemaining(names::add);
        }
    }

    private static @Nullable JsonNode child(@Nullable JsonNode node, String name) {
        return node == null ? null : node.get(name);
    }
}
