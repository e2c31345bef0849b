package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.plugins.schema.Field.Condition;
import dev.portolan.plugins.schema.Field.Group;
import dev.portolan.plugins.schema.Field.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Reads the groups of a schema; what is in them is read by [FieldReader].
final class SchemaReader {
    private final Findings findings;
    private final FieldReader fields;

    SchemaReader(Findings findings) {
        this.findings = findings;
        this.fields = new FieldReader(findings, this);
    }

    Group root(JsonNode json) {
        if (!json.isObject()) {
            findings.add(JsonPointer.empty(), json, "an object", "A schema is a JSON object.");
            return new Group(FieldReader.NO_LABEL, Part.EMPTY, List.of());
        }
        if (!json.path("type").asText().equals("object")) {
            findings.add(JsonPointer.valueOf("/type"), json.path("type"), "object", "A configuration is an object.");
        }
        return group(json, JsonPointer.empty(), Keywords.ROOT, new Place(0, false));
    }

    Group group(JsonNode json, JsonPointer at, Set<String> keywords, Place place) {
        findings.closed(at, json, keywords);
        var additional = json.path("additionalProperties");
        if (!additional.isMissingNode() && !(additional.isBoolean() && !additional.booleanValue())) {
            findings.add(
                    at.appendProperty("additionalProperties"),
                    additional,
                    "false",
                    "Settings that nobody named cannot be set.");
        }
        var always = part(json, at, new HashSet<>(), place);
        var conditions = new ArrayList<Condition>();
        if (json.has("if")) {
            conditions.add(condition(json, at, always, place));
        } else if (json.has("then") || json.has("else")) {
            findings.add(at, MissingNode.getInstance(), "if", "then and else need an if beside them.");
        }
        return new Group(fields.label(json, at), always, conditions);
    }

    private Part part(JsonNode json, JsonPointer at, Set<String> names, Place place) {
        var properties = new LinkedHashMap<String, Field>();
        var here = at.appendProperty("properties");
        var declared = json.path("properties");
        if (!declared.isMissingNode() && !declared.isObject()) {
            findings.add(here, declared, "an object", "The properties of a group are an object.");
        }
        for (var entry : declared.properties()) {
            var name = entry.getKey();
            var path = here.appendProperty(name);
            if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,62}")) {
                findings.add(
                        path.toString(),
                        name,
                        "a letter, then letters, digits, _ and -",
                        "This name cannot be a setting.");
            }
            if (names.contains(name)) {
                findings.add(
                        path.toString(), name, "another name", "A setting of this name stands beside the condition.");
            }
            properties.put(name, fields.field(name, entry.getValue(), path, place.deeper()));
        }
        names.addAll(properties.keySet());
        return new Part(properties, required(json, at, names));
    }

    private Set<String> required(JsonNode json, JsonPointer at, Set<String> names) {
        var required = new HashSet<String>();
        var declared = json.path("required");
        if (!declared.isMissingNode() && !declared.isArray()) {
            findings.add(at.appendProperty("required"), declared, "a list of names", "required is a list.");
            return required;
        }
        for (var i = 0; i < declared.size(); i++) {
            var name = declared.get(i);
            if (name.isTextual() && names.contains(name.asText())) {
                required.add(name.asText());
            } else {
                findings.add(
                        at.appendProperty("required").appendIndex(i),
                        name,
                        "a name under properties",
                        "No such setting.");
            }
        }
        return required;
    }

    private Condition condition(JsonNode json, JsonPointer at, Part always, Place place) {
        var test = json.path("if");
        var here = at.appendProperty("if");
        findings.closed(here, test, Set.of("properties", "required"));
        var tested = test.path("properties");
        var name = tested.isObject() && tested.size() == 1 ? tested.fieldNames().next() : "";
        var value = tested.path(name).path("const");
        var sibling = always.properties().get(name);
        if (sibling == null
                || !value.isValueNode()
                || value.isMissingNode()
                || tested.path(name).size() != 1) {
            findings.add(
                    here,
                    test,
                    "{\"properties\": {\"<sibling>\": {\"const\": <scalar>}}, \"required\": [\"<sibling>\"]}",
                    "A condition compares one setting beside it with a constant.");
        } else if (sibling instanceof Field.Text text && text.secret() != null
                || !SchemaValidator.check(sibling, value).isEmpty()) {
            findings.add(
                    here.appendProperty("properties").appendProperty(name).appendProperty("const"),
                    value,
                    "a value that " + name + " can have, and no secret",
                    "This condition never holds.");
        } else if (!always.required().contains(name)
                && sibling.label().initial() == null
                && !test.path("required").toString().equals("[\"" + name + "\"]")) {
            findings.add(
                    here.appendProperty("required"),
                    test.path("required"),
                    "[\"" + name + "\"]",
                    "Without it the condition also holds where " + name + " is not set at all.");
        }
        return new Condition(
                name, value, branch(json, "then", at, always, place), branch(json, "else", at, always, place));
    }

    private Part branch(JsonNode json, String keyword, JsonPointer at, Part always, Place place) {
        var branch = json.path(keyword);
        var here = at.appendProperty(keyword);
        if (branch.isMissingNode()) {
            return Part.EMPTY;
        }
        if (!branch.isObject()) {
            findings.add(here, branch, "an object with properties and required", "This is no branch.");
            return Part.EMPTY;
        }
        if (branch.has("if")) {
            findings.add(
                    here.appendProperty("if"),
                    branch.path("if"),
                    "alternatives: oneOf, each with another const",
                    "A group has one condition: a branch holds properties and required.");
        }
        var known = branch.has("if")
                ? Set.of("properties", "required", "if", "then", "else")
                : Set.of("properties", "required");
        findings.closed(here, branch, known);
        return part(branch, here, new HashSet<>(always.properties().keySet()), place);
    }

    /// Where a field stands.
    ///
    /// @param depth 0 for the whole configuration
    /// @param repeated within a list
    record Place(int depth, boolean repeated) {
        Place deeper() {
            return new Place(depth + 1, repeated);
        }

        Place inList() {
            return new Place(depth + 1, true);
        }
    }
}
