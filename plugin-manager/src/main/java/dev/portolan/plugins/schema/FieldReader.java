package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.plugins.schema.Field.Choice;
import dev.portolan.plugins.schema.Field.Constant;
import dev.portolan.plugins.schema.Field.Flag;
import dev.portolan.plugins.schema.Field.Group;
import dev.portolan.plugins.schema.Field.Label;
import dev.portolan.plugins.schema.Field.Option;
import dev.portolan.plugins.schema.Field.Sequence;
import dev.portolan.plugins.schema.Field.Variants;
import dev.portolan.plugins.schema.SchemaReader.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads one field of a schema, whatever its kind.
final class FieldReader {
    static final Label NO_LABEL = new Label(null, null, null, false, null);
    private static final int MOST_OPTIONS = 200;

    private final Findings findings;
    private final SchemaReader groups;
    private final ScalarReader scalars;
    private final AnnotationReader annotations;
    private int fields;

    FieldReader(Findings findings, SchemaReader groups) {
        this.findings = findings;
        this.groups = groups;
        this.scalars = new ScalarReader(findings);
        this.annotations = new AnnotationReader(findings);
    }

    Label label(JsonNode json, JsonPointer at) {
        return annotations.label(json, at);
    }

    Field field(String name, JsonNode json, JsonPointer at, Place place) {
        if (!json.isObject()) {
            findings.add(at, json, "an object", "A setting is described by an object.");
            return new Flag(NO_LABEL);
        }
        if (place.depth() > Keywords.DEEPEST || ++fields > Keywords.MOST_FIELDS) {
            findings.add(
                    at.toString(),
                    "level %d, setting %d".formatted(place.depth(), fields),
                    "%d levels, %d settings".formatted(Keywords.DEEPEST, Keywords.MOST_FIELDS),
                    "A form this large or deep is for nobody.");
            return new Flag(NO_LABEL);
        }
        var type = json.path("type").asText();
        if (type.equals("string") || json.has("x-secret")) {
            scalars.checkSecret(name, json, at, place);
        }
        if (place.repeated() && json.path("x-immutable").asBoolean()) {
            findings.add(
                    at.appendProperty("x-immutable"),
                    json.path("x-immutable"),
                    "x-immutable on the list itself",
                    "Entries come and go, so that nobody can tell whether one has changed.");
        }
        if (json.path("oneOf").path(0).has("const")) {
            return titledChoice(json, at, type);
        }
        if (json.has("oneOf")) {
            return variants(json, at, place);
        }
        if (json.has("enum")) {
            return choice(json, at, type);
        }
        if (json.has("const")) {
            return constant(json, at, type);
        }
        return switch (type) {
            case "object" -> groups.group(json, at, Keywords.GROUP, place);
            case "array" -> sequence(name, json, at, place);
            case "string" -> scalars.text(json, at, label(json, at));
            case "number", "integer" -> scalars.number(json, at, label(json, at), type.equals("integer"));
            case "boolean" -> {
                findings.closed(at, json, Keywords.FLAG);
                yield new Flag(label(json, at));
            }
            default -> {
                findings.add(
                        at.appendProperty("type"),
                        json.path("type"),
                        "object, string, number, integer, boolean or array",
                        "A setting says of which type it is.");
                findings.closed(at, json, Keywords.TEXT);
                yield new Flag(NO_LABEL);
            }
        };
    }

    private Field choice(JsonNode json, JsonPointer at, String type) {
        findings.closed(at, json, Keywords.CHOICE);
        var values = json.path("enum");
        if (!values.isArray() || values.isEmpty() || values.size() > MOST_OPTIONS) {
            return nothingToChoose(values, at.appendProperty("enum"));
        }
        var seen = new HashSet<JsonNode>();
        for (var i = 0; i < values.size(); i++) {
            var here = at.appendProperty("enum").appendIndex(i);
            checkType(values.get(i), here, type);
            once(seen, values.get(i), here, "each value once");
        }
        return new Choice(
                label(json, at),
                values.valueStream()
                        .map(value -> new Option(value, value.asText()))
                        .toList());
    }

    /// `oneOf` of constants with a title each: an `enum` whose values have names.
    private Field titledChoice(JsonNode json, JsonPointer at, String type) {
        findings.closed(at, json, Keywords.TITLED);
        var branches = json.path("oneOf");
        var list = at.appendProperty("oneOf");
        if (branches.size() > MOST_OPTIONS) {
            return nothingToChoose(branches, list);
        }
        var options = new ArrayList<Option>();
        var values = new HashSet<JsonNode>();
        var titles = new HashSet<JsonNode>();
        for (var i = 0; i < branches.size(); i++) {
            var here = list.appendIndex(i);
            var value = branches.get(i).path("const");
            var title = branches.get(i).path("title");
            findings.closed(here, branches.get(i), Keywords.OPTION);
            checkType(value, here.appendProperty("const"), type);
            once(values, value, here.appendProperty("const"), "each value once");
            if (!title.isMissingNode() && !title.isTextual()) {
                findings.add(here.appendProperty("title"), title, "a text", "title is a text.");
            }
            var option = new Option(value, title.asText(value.asText()));
            once(titles, TextNode.valueOf(option.title()), here.appendProperty("title"), "each title once");
            options.add(option);
        }
        return new Choice(label(json, at), options);
    }

    private Field nothingToChoose(JsonNode values, JsonPointer at) {
        findings.add(
                at, values, "a list of 1 to %d scalars".formatted(MOST_OPTIONS), "There is nothing to choose from.");
        return new Flag(NO_LABEL);
    }

    private void once(HashSet<JsonNode> seen, JsonNode value, JsonPointer at, String expected) {
        if (!seen.add(value)) {
            findings.add(at, value, expected, "Nobody can tell two equal choices apart.");
        }
    }

    private Field constant(JsonNode json, JsonPointer at, String type) {
        findings.closed(at, json, Keywords.CONSTANT);
        checkType(json.path("const"), at.appendProperty("const"), type);
        return new Constant(label(json, at), json.path("const"));
    }

    private void checkType(JsonNode value, JsonPointer at, String type) {
        var fits = switch (type) {
            case "" -> value.isTextual() || value.isNumber() || value.isBoolean();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        if (!fits) {
            findings.add(
                    at, value, type.isEmpty() ? "a scalar" : "a " + type, "The value is not of the setting's type.");
        }
    }

    private Field sequence(String name, JsonNode json, JsonPointer at, Place place) {
        findings.closed(at, json, Keywords.SEQUENCE);
        var here = at.appendProperty("items");
        var items = field(name, json.path("items"), here, place.inList());
        if (items instanceof Sequence || items instanceof Variants) {
            findings.add(
                    here, json.path("items").path("type"), "scalars or objects", "A list holds scalars or objects.");
        }
        return new Sequence(
                label(json, at),
                items,
                scalars.length(json, at, "minItems", "maxItems"),
                scalars.flag(json, at, "uniqueItems"));
    }

    private Field variants(JsonNode json, JsonPointer at, Place place) {
        findings.closed(at, json, Keywords.VARIANTS);
        objectOnly(json, at);
        var here = at.appendProperty("oneOf");
        var branches = new LinkedHashMap<String, Group>();
        var discriminator = discriminator(json.path("oneOf"));
        if (discriminator == null) {
            findings.add(
                    here,
                    json.path("oneOf"),
                    "2 to 20 objects that each require one same property with a different const text",
                    "Alternatives need a property that tells them apart.");
            return new Flag(NO_LABEL);
        }
        for (var i = 0; i < json.path("oneOf").size(); i++) {
            var branch = json.path("oneOf").get(i);
            objectOnly(branch, here.appendIndex(i));
            branches.put(
                    branch.path("properties").path(discriminator).path("const").asText(),
                    groups.group(branch, here.appendIndex(i), Keywords.GROUP, place.deeper()));
        }
        return new Variants(label(json, at), discriminator, branches);
    }

    private void objectOnly(JsonNode json, JsonPointer at) {
        var type = json.path("type");
        if (!type.isMissingNode() && !type.asText().equals("object")) {
            findings.add(at.appendProperty("type"), type, "object", "Alternatives are groups of settings.");
        }
    }

    private static @Nullable String discriminator(JsonNode branches) {
        if (!branches.isArray() || branches.size() < 2 || branches.size() > 20) {
            return null;
        }
        for (var name :
                (Iterable<String>) () -> branches.get(0).path("properties").fieldNames()) {
            var values = StreamSupport.stream(branches.spliterator(), false)
                    .filter(branch -> required(branch).contains(name))
                    .map(branch -> branch.path("properties").path(name).path("const"))
                    .filter(JsonNode::isTextual)
                    .distinct()
                    .count();
            if (values == branches.size()) {
                return name;
            }
        }
        return null;
    }

    private static List<String> required(JsonNode branch) {
        return StreamSupport.stream(branch.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
