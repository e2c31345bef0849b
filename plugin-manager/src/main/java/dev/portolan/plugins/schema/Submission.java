package dev.portolan.plugins.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Problem.Violation;
import java.util.List;
import java.util.Map;

/// A configuration as an admin sent it in, taken apart.
///
/// @param configuration to be stored and shown: defaults filled in, each secret replaced by `{"set": true|false}`
/// @param secrets by JSON Pointer, only for secrets that are sent in or stored
/// @param violations empty when it may be applied
public record Submission(JsonNode configuration, Map<String, SecretChange> secrets, List<Violation> violations) {
    public Submission {
        secrets = Map.copyOf(secrets);
        violations = List.copyOf(violations);
    }

    public boolean valid() {
        return violations.isEmpty();
    }
}
