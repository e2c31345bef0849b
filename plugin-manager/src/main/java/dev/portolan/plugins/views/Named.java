package dev.portolan.plugins.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What a checked view says can be called from it.
public final class Named {
    private static final Set<String> CALLING = Set.of("button", "form", "table");

    private Named() {}

    /// Functions of all its buttons, forms and tables.
    public static Set<String> functions(JsonNode view) {
        var functions = new HashSet<String>();
        walk(view, block -> {
            if (CALLING.contains(block.path("block").asText()) && block.hasNonNull("function")) {
                functions.add(block.path("function").asText());
            }
        });
        return functions;
    }

    /// The schemas of its forms that call a function.
    public static List<JsonNode> forms(JsonNode view, String function) {
        var forms = new ArrayList<JsonNode>();
        walk(view, block -> {
            if (block.path("block").asText().equals("form")
                    && block.path("function").asText().equals(function)) {
                forms.add(block.path("schema"));
            }
        });
        return forms;
    }

    /// A table by its id; the first one where there is no id.
    public static Optional<JsonNode> table(JsonNode view, String id) {
        var tables = new ArrayList<JsonNode>();
        walk(view, block -> {
            if (block.path("block").asText().equals("table")
                    && (id.isEmpty() || block.path("id").asText().equals(id))) {
                tables.add(block);
            }
        });
        return tables.stream().findFirst();
    }

    /// Only where blocks stand: what a table holds or a button sends is no block, whatever it looks like.
    private static void walk(JsonNode block, Consumer<JsonNode> visitor) {
        visitor.accept(block);
        block.path("children").forEach(child -> walk(child, visitor));
        if (block.path("block").asText().equals("tabs")) {
            block.path("items").forEach(item -> walk(item.path("child"), visitor));
        }
    }
}
