package dev.portolan.plugins.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The lines of a plugin's log that have not been seen before.
final class LogTail {
    private final PortalClient portal;
    private final String path;
    private Set<String> seen = Set.of();

    LogTail(PortalClient portal, String installation) {
        this.portal = portal;
        this.path = installation + "/log";
    }

    /// Oldest first; of what came within one look at most a page.
    List<String> next() {
        var newest = new ArrayList<String>();
        var fresh = new ArrayList<String>();
        portal.get(path).path("items").forEach(line -> {
            newest.add(line.toString());
            if (!seen.contains(line.toString())) {
                fresh.add(words(line));
            }
        });
        seen = new HashSet<>(newest);
        return fresh.reversed();
    }

    private static String words(JsonNode line) {
        var at = line.path("at").asText();
        var time = at.length() < 19 ? at : at.substring(11, 19);
        var function = line.path("function").asText("");
        return "%s %-5s %s%s"
                .formatted(
                        time,
                        line.path("level").asText(),
                        function.isEmpty() ? "" : function + ": ",
                        line.path("message").asText());
    }
}
