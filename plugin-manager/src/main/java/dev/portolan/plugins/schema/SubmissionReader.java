package dev.portolan.plugins.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.schema.Field.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes a configuration that was sent in apart: what is plain, and what happens to the secrets.
final class SubmissionReader {
    private final Group root;
    private final List<SecretField> secrets;
    private final Map<String, SecretChange> changes = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    SubmissionReader(Group root, List<SecretField> secrets) {
        this.root = root;
        this.secrets = secrets;
    }

    Submission read(JsonNode submitted, Collection<String> stored) {
        var copy = submitted.deepCopy();
        for (var secret : secrets) {
            var pointer = secret.pointer();
            var holder = Secrets.holder(copy, pointer);
            if (holder.isPresent()) {
                take(holder.get(), pointer, stored.contains(pointer));
            } else if (stored.contains(pointer)) {
                changes.put(pointer, new SecretChange.Keep());
            }
        }
        var filled = Defaults.fill(root, copy);
        violations.addAll(SchemaValidator.validate(root, withValues(filled)));
        return new Submission(filled, changes, violations);
    }

    private void take(ObjectNode holder, String pointer, boolean stored) {
        var name = Secrets.name(pointer);
        var sent = holder.get(name);
        if (sent == null || isMarker(sent, stored) || sent.equals(keep())) {
            if (stored) {
                changes.put(pointer, new SecretChange.Keep());
                holder.set(name, Secrets.marker(true));
            } else if (sent != null) {
                holder.set(name, Secrets.marker(false));
            }
        } else if (sent.size() == 1 && sent.path("clear").asBoolean()) {
            changes.put(pointer, new SecretChange.Clear());
            holder.set(name, Secrets.marker(false));
        } else if (sent.size() == 1 && sent.path("set").isTextual()) {
            changes.put(pointer, new SecretChange.Set(sent.path("set").textValue()));
            values.put(pointer, sent.path("set").textValue());
            holder.set(name, Secrets.marker(true));
        } else {
            violations.add(
                    new Violation(pointer, "must be {\"set\": \"value\"}, {\"keep\": true} or {\"clear\": true}"));
            holder.set(name, Secrets.marker(true));
        }
    }

    private static JsonNode keep() {
        return JsonNodeFactory.instance.objectNode().put("keep", true);
    }

    /// What the API itself answers for a secret may be sent back as it is.
    private static boolean isMarker(JsonNode sent, boolean stored) {
        return sent.size() == 1
                && sent.path("set").isBoolean()
                && (stored || !sent.path("set").booleanValue());
    }

    /// New secrets are checked like any text.
    private JsonNode withValues(JsonNode filled) {
        var whole = filled.deepCopy();
        values.forEach((pointer, value) ->
                Secrets.holder(whole, pointer).ifPresent(holder -> holder.put(Secrets.name(pointer), value)));
        return whole;
    }
}
