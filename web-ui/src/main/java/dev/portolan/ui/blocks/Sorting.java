package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// In which order the rows of a table stand.
///
/// @param column null for the order that the plugin gave
record Sorting(Block.@Nullable Column column, boolean descending) {
    static final Sorting NONE = new Sorting(null, false);

    /// After a click on a column's title: up, down, and as it was.
    Sorting by(Block.Column other) {
        if (!of(other)) {
            return new Sorting(other, false);
        }
        return descending ? NONE : new Sorting(other, true);
    }

    boolean of(Block.Column other) {
        return other.equals(column);
    }

    /// As `aria-sort` has it.
    String word(Block.Column other) {
        return of(other) ? descending ? "descending" : "ascending" : "none";
    }

    /// Rows with nothing in the column come last, whichever way it is sorted.
    List<JsonNode> sorted(List<JsonNode> rows) {
        if (column == null) {
            return rows;
        }
        var key = column.key();
        Comparator<JsonNode> order = switch (column.type() == null ? "text" : column.type()) {
            case "number" -> Comparator.comparingDouble(JsonNode::asDouble);
            case "date" -> Comparator.comparing(Sorting::instant);
            case "link" -> Comparator.comparing(text("title"));
            case "status" -> Comparator.comparing(text("label"));
            default -> Comparator.comparing(text("title"));
        };
        var way = descending ? order.reversed() : order;
        return rows.stream()
                .sorted(Comparator.comparing((JsonNode row) -> !row.hasNonNull(key))
                        .thenComparing(row -> row.path(key), way))
                .toList();
    }

    private static Function<JsonNode, String> text(String field) {
        return value -> (value.isObject() ? value.path(field).asText() : value.asText()).toLowerCase(Locale.ROOT);
    }

    private static Instant instant(JsonNode value) {
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH; // no time at all comes before all times
        }
    }
}
