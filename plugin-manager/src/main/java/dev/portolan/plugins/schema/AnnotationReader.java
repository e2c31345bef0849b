package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.portolan.plugins.schema.Field.Label;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a schema says to the form beside the rule.
final class AnnotationReader {
    private static final int MOST_SUGGESTIONS = 200;

    private final Findings findings;

    AnnotationReader(Findings findings) {
        this.findings = findings;
    }

    Label label(JsonNode json, JsonPointer at) {
        check(json, at, "x-order", EnumSet.of(JsonNodeType.NUMBER), "a number");
        check(json, at, "x-group", EnumSet.of(JsonNodeType.STRING), "the name of a group");
        check(json, at, "x-immutable", EnumSet.of(JsonNodeType.BOOLEAN), "true or false");
        suggestions(json, at);
        check(
                json,
                at,
                "x-deprecated",
                EnumSet.of(JsonNodeType.BOOLEAN, JsonNodeType.STRING),
                "true, or what to use instead");
        check(json, at, "examples", EnumSet.of(JsonNodeType.ARRAY), "a list of values");
        options(json.path("x-options"), at.appendProperty("x-options"));
        var widget = json.path("x-widget");
        if (!widget.isMissingNode() && !Keywords.WIDGETS.contains(widget.asText())) {
            findings.add(
                    at.appendProperty("x-widget"),
                    widget,
                    "one of "
                            + String.join(
                                    ", ", Keywords.WIDGETS.stream().sorted().toList()),
                    "No such widget.");
        }
        return new Label(
                text(json, at, "title"),
                text(json, at, "description"),
                json.get("default"),
                json.path("x-immutable").asBoolean(),
                OptionSource.of(json.path("x-options")));
    }

    private @Nullable String text(JsonNode json, JsonPointer at, String keyword) {
        check(json, at, keyword, EnumSet.of(JsonNodeType.STRING), "a text");
        var value = json.path(keyword);
        return value.isTextual() ? value.asText() : null;
    }

    private void options(JsonNode options, JsonPointer at) {
        var function = options.path("function");
        var query = options.path("query");
        if (!options.isMissingNode() && (options.size() != 1 || !(function.isTextual() || query.isObject()))) {
            findings.add(
                    at,
                    options,
                    "{\"function\": \"<name>\"} or {\"query\": {<catalog predicate>}}",
                    "Options come from a function of the plugin or from the catalog.");
        } else if (query.isObject()) {
            new PredicateCheck(findings).check(query, at.appendProperty("query"));
        }
    }

    private void suggestions(JsonNode json, JsonPointer at) {
        var list = json.path("x-suggest");
        var here = at.appendProperty("x-suggest");
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_SUGGESTIONS) {
            findings.add(here, list, "a list of 1 to 200 values", "There is nothing to suggest.");
            return;
        }
        for (var i = 0; i < list.size(); i++) {
            if (!list.get(i).isValueNode() || list.get(i).isNull()) {
                findings.add(here.appendIndex(i), list.get(i), "a scalar", "Only scalars can be suggested.");
            }
        }
    }

    private void check(JsonNode json, JsonPointer at, String keyword, Set<JsonNodeType> types, String expected) {
        var value = json.path(keyword);
        if (!value.isMissingNode() && !types.contains(value.getNodeType())) {
            findings.add(at.appendProperty(keyword), value, expected, keyword + " is " + expected + ".");
        }
    }
}
