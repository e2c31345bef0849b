package dev.portolan.ui.apidocs;

import com.google.re2j.Pattern;
import dev.portolan.ui.apidocs.Definition.OutlineEntry;
import java.util.ArrayList;
import java.util.List;

/// Finds the parts of a text in GraphQL's schema language or in protobuf: what stands at the beginning of a line at the
/// top, each with all that is between its braces.
final class Outliner {
    private static final Pattern GRAPHQL = Pattern.compile(
            "^(?:extend\\s+)?(schema|type|interface|input|enum|union|scalar|directive)\\s+@?([A-Za-z_][A-Za-z0-9_]*)?.*");
    private static final Pattern PROTO =
            Pattern.compile("^(service|message|enum|extend)\\s+([A-Za-z_.][A-Za-z0-9_.]*)\\s*\\{?.*");
    private static final int MOST_ENTRIES = 2_000;
    private static final int LONGEST = 20_000;

    private final String[] lines;
    private final Pattern start;

    private Outliner(String text, Pattern start) {
        this.lines = text.split("\n", -1);
        this.start = start;
    }

    static List<OutlineEntry> graphql(String text) {
        return new Outliner(text, GRAPHQL).entries();
    }

    static List<OutlineEntry> protobuf(String text) {
        return new Outliner(text, PROTO).entries();
    }

    private List<OutlineEntry> entries() {
        var entries = new ArrayList<OutlineEntry>();
        var depth = 0;
        var said = false;
        for (var at = 0; at < lines.length && entries.size() < MOST_ENTRIES; at++) {
            var line = lines[at];
            if (depth == 0 && !said) {
                var found = start.matcher(line.strip());
                if (found.matches() && !line.startsWith(" ")) {
                    var name = found.group(2) == null ? "" : found.group(2);
                    entries.add(new OutlineEntry(found.group(1), name, at + 1, body(at)));
                }
            }
            // a description in GraphQL begins and ends with three quotes
            if ((line.split("\"\"\"", -1).length - 1) % 2 == 1) {
                said = !said;
            }
            depth = Math.max(0, depth + (said ? 0 : balance(line)));
        }
        return entries;
    }

    private String body(int from) {
        var text = new StringBuilder();
        var depth = 0;
        for (var at = from; at < lines.length && text.length() < LONGEST; at++) {
            text.append(lines[at]).append('\n');
            depth += balance(lines[at]);
            if (depth <= 0 && (lines[at].contains("}") || !continues(at + 1))) {
                break;
            }
        }
        return text.toString().stripTrailing();
    }

    /// Whether the part goes on although no brace is open: a union over several lines, a brace on the next one.
    private boolean continues(int next) {
        if (next >= lines.length) {
            return false;
        }
        var line = lines[next].strip();
        return line.startsWith("|") || line.startsWith("{") || line.startsWith("=");
    }

    private static int balance(String line) {
        var code = line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "").replaceAll("(#|//).*", "");
        var depth = 0;
        for (var at = 0; at < code.length(); at++) {
            depth += code.charAt(at) == '{' ? 1 : code.charAt(at) == '}' ? -1 : 0;
        }
        return depth;
    }
}
