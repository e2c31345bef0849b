package dev.portolan.plugins.declarations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.schema.Finding;
import java.util.List;
import java.util.Map;

/// All functions of a plugin without code, read and checked.
public record Declarations(Map<String, DeclaredFunction> functions) {
    public Declarations {
        functions = Map.copyOf(functions);
    }

    /// What reading them comes to.
    public sealed interface Result {
        record Sound(Declarations declarations) implements Result {}

        /// @param findings all faults, at least one; paths are JSON Pointers into the file
        record Faulty(List<Finding> findings) implements Result {
            public Faulty {
                findings = List.copyOf(findings);
            }
        }
    }

    /// Reads `functions.yaml`.
    ///
    /// @param views the package's views by their name, which functions may answer with
    public static Result read(JsonNode file, Map<String, JsonNode> views) {
        return new DeclarationReader(file, views).read();
    }
}
