package dev.portolan.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.Texts;
import dev.portolan.catalog.validation.Shape.Anything;
import dev.portolan.catalog.validation.Shape.Entries;
import dev.portolan.catalog.validation.Shape.Fields;
import dev.portolan.catalog.validation.Shape.Items;
import dev.portolan.catalog.validation.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks entities as Backstage does, in its order and its words: the envelope, the metadata, the root fields, the
/// format of single fields, the kind. The first of these steps that finds faults is the last one taken.
public final class EntityRules {
    private static final String LEARN_MORE = " To learn more about catalog file format, visit: "
            + "https://github.com/backstage/backstage/blob/master/docs/architecture-decisions/adr002-default-catalog-file-format.md";
    private static final Set<String> ROOT = Set.of("apiVersion", "kind", "metadata", "spec", "relations", "status");

    private static final Fields ENVELOPE = Fields.none()
            .need("apiVersion", Text.FILLED)
            .need("kind", Text.FILLED)
            .need("metadata", Fields.none().need("name", Text.FILLED).may("namespace", Text.FILLED));

    private static final Fields LINK = Fields.none()
            .need("url", Text.FILLED)
            .may("title", Text.FILLED)
            .may("icon", Text.FILLED)
            .may("type", Text.FILLED);

    private static final Fields WHOLE = Fields.none()
            .need("apiVersion", Text.FILLED)
            .need("kind", Text.FILLED)
            .need(
                    "metadata",
                    Fields.none()
                            .need("name", Text.FILLED)
                            .may("uid", Text.FILLED)
                            .may("etag", Text.FILLED)
                            .may("namespace", Text.FILLED)
                            .may("title", Text.FILLED)
                            .may("description", Text.ANY)
                            .may("labels", new Entries(Text.ANY))
                            .may("annotations", new Entries(Text.ANY))
                            .may("tags", Items.TEXTS)
                            .may("links", new Items(LINK, 0)))
            .may("spec", Fields.none())
            .may("relations", new Items(new Anything(), 0))
            .may("status", Fields.none());

    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_FOUND = 400;

    private EntityRules() {}

    /// What keeps a document from being an entity at all: without these fields it has no reference.
    public static List<Fault> envelope(JsonNode document) {
        if (!document.isObject()) {
            var type = document.getNodeType().name().toLowerCase(Locale.ROOT);
            return List.of(new Fault("", type, "an object", "Expected object at root, got " + type));
        }
        return run(ENVELOPE, document).stream()
                .map(fault ->
                        fault.within("Entity envelope failed validation before processing; caused by TypeError: "))
                .toList();
    }

    /// Every fault of an entity whose envelope is in order; of very many, the first hundred.
    public static List<Fault> check(Entity entity) {
        var faults = all(entity);
        return faults.size() <= MOST_FAULTS ? faults : faults.subList(0, MOST_FAULTS);
    }

    private static List<Fault> all(Entity entity) {
        var excess = Substance.check(entity.json());
        if (!excess.isEmpty()) {
            return excess;
        }
        var ref = Texts.shown(entity.ref().toString(), LONGEST_FOUND);
        var policy = "Policy check failed for " + ref + "; caused by Error: ";
        var malformed = run(WHOLE, entity.json());
        if (!malformed.isEmpty()) {
            return malformed.stream()
                    .map(fault -> new Fault(
                            fault.pointer(),
                            fault.found(),
                            fault.expected(),
                            policy + "Malformed envelope, " + withoutParameters(fault.message())))
                    .toList();
        }
        var format = new ArrayList<Fault>();
        unknownRootFields(entity.json(), format);
        formats(entity.json(), format);
        if (!format.isEmpty()) {
            return format.stream().map(fault -> fault.within(policy)).toList();
        }
        return kind(entity, ref);
    }

    // The envelope's messages name no parameters, those of the kinds do.
    private static String withoutParameters(String message) {
        var dash = message.lastIndexOf(" - ");
        return dash < 0 ? message : message.substring(0, dash);
    }

    private static List<Fault> kind(Entity entity, String ref) {
        var spec = Kinds.spec(entity);
        if (spec.isEmpty()) {
            return List.of(new Fault(
                    "/kind",
                    entity.apiVersion() + " " + entity.kind(),
                    "a known kind and apiVersion, such as backstage.io/v1alpha1 Component",
                    "No processor recognized the entity " + ref
                            + " as valid, possibly caused by a foreign kind or apiVersion"));
        }
        return run(Fields.none().need("spec", spec.get()), entity.json()).stream()
                .map(fault -> fault.within("Processor BuiltinKindsEntityProcessor threw an error while validating the "
                        + "entity " + ref + "; caused by TypeError: "))
                .toList();
    }

    private static List<Fault> run(Shape shape, JsonNode json) {
        var faults = new ArrayList<Fault>();
        shape.check(json, "", faults::add);
        return faults;
    }

    private static void unknownRootFields(ObjectNode json, List<Fault> faults) {
        json.fieldNames().forEachRemaining(name -> {
            if (!ROOT.contains(name)) {
                faults.add(new Fault(
                        "/" + name, null, "one of apiVersion, kind, metadata, spec", "Unknown field " + name));
            }
        });
    }

    private static void formats(ObjectNode json, List<Fault> faults) {
        var metadata = json.path("metadata");
        format("apiVersion", "/apiVersion", json.get("apiVersion"), FieldFormat.API_VERSION, faults);
        format("kind", "/kind", json.get("kind"), FieldFormat.KIND, faults);
        format("metadata.name", "/metadata/name", metadata.get("name"), FieldFormat.NAME, faults);
        if (metadata.has("namespace")) {
            format(
                    "metadata.namespace",
                    "/metadata/namespace",
                    metadata.get("namespace"),
                    FieldFormat.NAMESPACE,
                    faults);
        }
        entries("labels", metadata, FieldFormat.LABEL_KEY, FieldFormat.LABEL_VALUE, faults);
        entries("annotations", metadata, FieldFormat.ANNOTATION_KEY, FieldFormat.ANNOTATION_VALUE, faults);
        var tags = metadata.path("tags");
        for (var i = 0; i < tags.size(); i++) {
            format("tags." + i, "/metadata/tags/" + i, tags.get(i), FieldFormat.TAG, faults);
        }
        var links = metadata.path("links");
        for (var i = 0; i < links.size(); i++) {
            var at = "/metadata/links/" + i;
            format("links." + i + ".url", at + "/url", links.get(i).get("url"), FieldFormat.URL, faults);
            for (var name : List.of("title", "icon")) {
                if (links.get(i).has(name)) {
                    format(
                            "links." + i + "." + name,
                            at + "/" + name,
                            links.get(i).get(name),
                            FieldFormat.FILLED,
                            faults);
                }
            }
        }
    }

    private static void entries(
            String field, JsonNode metadata, FieldFormat key, FieldFormat value, List<Fault> faults) {
        metadata.path(field).propertyStream().forEach(entry -> {
            var name = field + "." + entry.getKey();
            var at = "/metadata/" + field + "/"
                    + entry.getKey().replace("~", "~0").replace("/", "~1");
            if (!key.accepts(entry.getKey())) {
                faults.add(misformed(name, at, entry.getKey(), key));
            }
            format(name, at, entry.getValue(), value, faults);
        });
    }

    private static void format(
            String name, String pointer, @Nullable JsonNode value, FieldFormat format, List<Fault> faults) {
        if (value == null || value.isNull()) {
            faults.add(new Fault(pointer, null, format.expectation(), name + " must have a value"));
        } else if (!format.accepts(value)) {
            faults.add(misformed(name, pointer, value.asText(), format));
        }
    }

    private static Fault misformed(String name, String pointer, String found, FieldFormat format) {
        return new Fault(
                pointer,
                found,
                format.expectation(),
                "\"%s\" is not valid; expected %s but found \"%s\".%s"
                        .formatted(
                                Texts.shown(name, LONGEST_FOUND),
                                format.expectation(),
                                Texts.shown(found, LONGEST_FOUND),
                                LEARN_MORE));
    }
}
