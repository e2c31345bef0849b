package dev.portolan.plugins.declarations;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.expressions.Expression;
import dev.portolan.plugins.expressions.Values;
import dev.portolan.plugins.schema.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads values with expressions in them; finds the expressions that are none.
final class TemplateReader {
    private static final int MOST_EXPRESSIONS = 500;
    private static final int DEEPEST = 30;

    private final Findings findings;
    private int expressions;

    TemplateReader(Findings findings) {
        this.findings = findings;
    }

    Template read(JsonNode json, JsonPointer at) {
        return read(json, at, 0);
    }

    private Template read(JsonNode json, JsonPointer at, int depth) {
        if (depth > DEEPEST) {
            findings.add(at.toString(), "more", DEEPEST + " levels", "This is nested too deeply.");
            return new Template.Fixed(null);
        }
        return switch (json.getNodeType()) {
            case OBJECT -> {
                var entries = new LinkedHashMap<String, Template>();
                json.properties()
                        .forEach(entry -> entries.put(
                                entry.getKey(), read(entry.getValue(), at.appendProperty(entry.getKey()), depth + 1)));
                yield new Template.Entries(entries);
            }
            case ARRAY -> {
                var items = new ArrayList<Template>();
                for (var i = 0; i < json.size(); i++) {
                    items.add(read(json.path(i), at.appendIndex(i), depth + 1));
                }
                yield new Template.Items(items);
            }
            case STRING -> json.asText().startsWith("=") ? expression(json, at) : fixed(json);
            default -> fixed(json);
        };
    }

    private static Template fixed(JsonNode json) {
        return new Template.Fixed(Values.fromJson(json));
    }

    private Template expression(JsonNode json, JsonPointer at) {
        if (++expressions > MOST_EXPRESSIONS) {
            findings.add(
                    at.toString(), "more", MOST_EXPRESSIONS + " expressions", "The file has too many expressions.");
            return new Template.Fixed(null);
        }
        return switch (Expression.parse(json.asText().substring(1))) {
            case Expression.Result.Sound(var expression) -> new Template.Computed(at.toString(), expression);
            case Expression.Result.Faulty(var fault) -> {
                findings.add(at.toString(), fault.found(), fault.expected(), fault.message());
                yield new Template.Fixed(null);
            }
        };
    }
}
