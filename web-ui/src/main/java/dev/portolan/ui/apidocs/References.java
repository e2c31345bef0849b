package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Follows references within one definition. One that leads elsewhere is left as it is: nothing is fetched.
record References(JsonNode root) {
    private static final int LONGEST_WAY = 20;

    /// What stands there in the end.
    JsonNode follow(JsonNode node) {
        var at = node;
        for (var step = 0; step < LONGEST_WAY && at.path("$ref").isTextual(); step++) {
            var found = find(at.path("$ref").asText());
            if (found.isMissingNode()) {
                return at;
            }
            at = found;
        }
        return at;
    }

    private JsonNode find(String reference) {
        if (!reference.startsWith("#/")) {
            return root.path("\u0000");
        }
        try {
            var pointer = reference.contains("%")
                    ? URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8)
                    : reference.substring(1);
            return root.at(JsonPointer.compile(pointer));
        } catch (IllegalArgumentException e) {
            return root.path("\u0000"); // no pointer, so that it leads nowhere
        }
    }

    /// The last part of a reference, as what is there is called.
    static String name(JsonNode node) {
        var reference = node.path("$ref").asText("");
        return reference
                .substring(reference.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
