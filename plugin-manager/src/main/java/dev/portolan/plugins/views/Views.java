package dev.portolan.plugins.views;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.schema.Findings;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Checks views: what comes out can be rendered without a further look.
public final class Views {
    private Views() {}

    /// Checks a tree of blocks. A block nobody knows becomes `{"block": "unknown", "name": …}`; one with faults
    /// becomes `{"block": "alert", …}` in its place and the rest is kept; what is too much is cut off and said.
    /// Markdown is left as it is: whoever renders it sanitises it.
    public static Checked check(JsonNode view) {
        var findings = new Findings();
        var clean = new ViewCheck(findings).block(view, JsonPointer.empty());
        return new Checked(clean, findings.list());
    }

    /// Names of all blocks.
    public static SortedSet<String> blocks() {
        return new TreeSet<>(Blocks.names());
    }

    /// @param view always safe to show
    /// @param findings for the plugin's log; unknown blocks are no findings
    public record Checked(JsonNode view, List<Finding> findings) {
        public Checked {
            findings = List.copyOf(findings);
        }
    }
}
