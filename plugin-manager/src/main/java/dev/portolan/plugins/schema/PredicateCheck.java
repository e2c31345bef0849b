package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/// Checks that a predicate over entities is one of the catalog's language.
public final class PredicateCheck {
    private static final int DEEPEST = 10;

    private final Findings findings;
    private int depth;

    public PredicateCheck(Findings findings) {
        this.findings = findings;
    }

    public void check(JsonNode predicate, JsonPointer at) {
        if (!predicate.isObject() || ++depth > DEEPEST) {
            findings.add(at, predicate, "an object, nested at most 10 deep", "This is no predicate.");
            return;
        }
        for (var entry : predicate.properties()) {
            var key = entry.getKey();
            var here = at.appendProperty(key);
            switch (key) {
                case "$all", "$any" -> list(entry.getValue(), here, predicate.size());
                case "$not" -> {
                    alone(here, predicate.size());
                    check(entry.getValue(), here);
                }
                default -> {
                    if (key.startsWith("$")) {
                        findings.add(here.toString(), key, "$all, $any, $not or a path", "No such operator.");
                    } else {
                        value(entry.getValue(), here);
                    }
                }
            }
        }
        depth--;
    }

    private void list(JsonNode list, JsonPointer at, int siblings) {
        alone(at, siblings);
        if (!list.isArray() || list.size() > 50) {
            findings.add(at, list, "a list of at most 50 predicates", "This operator takes a list.");
            return;
        }
        for (var i = 0; i < list.size(); i++) {
            check(list.get(i), at.appendIndex(i));
        }
    }

    private void alone(JsonPointer at, int siblings) {
        if (siblings != 1) {
            findings.add(
                    at.toString(), siblings + " keys", "the operator alone", "An operator stands alone in its object.");
        }
    }

    private void value(JsonNode value, JsonPointer at) {
        if (isScalar(value)) {
            return;
        }
        var operator =
                value.isObject() && value.size() == 1 ? value.fieldNames().next() : "";
        var argument = value.path(operator);
        var sound = switch (operator) {
            case "$exists" -> argument.isBoolean();
            case "$hasPrefix" -> argument.isTextual();
            case "$in" ->
                argument.isArray()
                        && !argument.isEmpty()
                        && StreamSupport.stream(argument.spliterator(), false).allMatch(PredicateCheck::isScalar);
            case "$contains" -> isScalar(argument) || argument.isObject();
            default -> false;
        };
        if (!sound) {
            findings.add(
                    at,
                    value,
                    "a scalar, {$exists: true|false}, {$in: [...]}, {$hasPrefix: text} or {$contains: ...}",
                    "This is no condition.");
        }
    }

    private static boolean isScalar(JsonNode value) {
        return value.isTextual() || value.isNumber() || value.isBoolean();
    }
}
