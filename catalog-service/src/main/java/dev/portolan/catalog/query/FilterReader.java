package dev.portolan.catalog.query;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Texts;
import dev.portolan.kernel.problems.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Reads `filter` parameters as a query in the predicate language: each parameter is a set of statements that all hold,
/// one of the sets must hold.
final class FilterReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_SHOWN = 200;

    private FilterReader() {}

    /// @return empty when nothing is filtered
    /// @throws ProblemException `invalid` at a statement without a key
    static Optional<ObjectNode> read(List<String> filters) {
        var sets = filters.stream()
                .map(FilterReader::statements)
                .filter(statements -> !statements.isEmpty())
                .map(statements -> joined("$all", statements))
                .toList();
        return sets.isEmpty() ? Optional.empty() : Optional.of(joined("$any", sets));
    }

    private static ObjectNode joined(String operator, List<ObjectNode> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var joined = JSON.objectNode();
        joined.putArray(operator).addAll(parts);
        return joined;
    }

    private static List<ObjectNode> statements(String filter) {
        var byKey = new LinkedHashMap<String, List<String>>();
        for (var part : filter.split(",")) {
            var statement = part.strip();
            if (!statement.isEmpty()) {
                var equals = statement.indexOf('=');
                var key =
                        equals < 0 ? statement : statement.substring(0, equals).strip();
                if (key.isEmpty() || key.startsWith("$")) {
                    throw invalid(("Invalid filter, '%s' is not a valid statement (expected a string on the form a=b or"
                                    + " a= or a)")
                            .formatted(Texts.shown(statement, LONGEST_SHOWN)));
                }
                var values = byKey.computeIfAbsent(key, _ -> new ArrayList<>());
                if (equals >= 0) {
                    values.add(statement.substring(equals + 1).strip());
                }
            }
        }
        var statements = new ArrayList<ObjectNode>();
        byKey.forEach((key, values) -> statements.add(statement(key, values)));
        return statements;
    }

    private static ObjectNode statement(String key, List<String> values) {
        var statement = JSON.objectNode();
        switch (values.size()) {
            case 0 -> statement.putObject(key).put("$exists", true);
            case 1 -> statement.put(key, values.getFirst());
            default -> values.forEach(statement.putObject(key).putArray("$in")::add);
        }
        return statement;
    }
}
