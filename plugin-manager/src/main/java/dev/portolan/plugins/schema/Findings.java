package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Collects the faults of one document, so that its author sees all at once. For one thread.
public final class Findings {
    private static final int MOST = 100;

    private final List<Finding> found = new ArrayList<>();

    public void add(JsonPointer path, JsonNode found, String expected, String message) {
        if (this.found.size() < MOST) {
            add(path.toString(), found.isMissingNode() ? "nothing" : found.toString(), expected, message);
        }
    }

    /// Keeps the first 100.
    public void add(String path, String what, String expected, String message) {
        if (found.size() < MOST) {
            found.add(new Finding(path, what, expected, message));
        }
    }

    public void addAll(Collection<Finding> more) {
        more.forEach(f -> add(f.path(), f.found(), f.expected(), f.message()));
    }

    /// Finds the keys of an object that nobody reads.
    public void closed(JsonPointer path, JsonNode object, Set<String> keys) {
        object.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                add(
                        path.appendProperty(key).toString(),
                        key,
                        "one of " + String.join(", ", keys.stream().sorted().toList()),
                        "The key " + key + " is not known here.");
            }
        });
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Finding> list() {
        return List.copyOf(found);
    }
}
