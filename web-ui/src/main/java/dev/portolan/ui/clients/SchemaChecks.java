package dev.portolan.ui.clients;

import java.util.List;

/// What plugin-manager finds in a configuration schema.
public final class SchemaChecks {
    private SchemaChecks() {}

    public record Checked(List<Finding> findings) {
        public Checked {
            findings = findings == null ? List.of() : List.copyOf(findings);
        }
    }

    /// @param path JSON Pointer into the schema
    public record Finding(String path, String found, String expected, String message) {}
}
