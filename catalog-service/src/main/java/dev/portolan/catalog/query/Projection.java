package dev.portolan.catalog.query;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.model.Texts;
import dev.portolan.kernel.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// The part of each entity that a client asks for; everything where it names no field.
record Projection(List<String> fields) {
    static final Projection WHOLE = new Projection(List.of());
    private static final int LONGEST_SHOWN = 200;
    private static final int MOST = 1_000;

    /// @param fields each one path, or several with commas between them
    /// @throws ProblemException `invalid` at a path into an array
    static Projection of(Collection<String> fields) {
        var paths = fields.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .distinct()
                .toList();
        paths.stream().filter(path -> path.contains("[")).findFirst().ifPresent(path -> {
            throw invalid("Invalid field \"%s\", array type fields are not supported"
                    .formatted(Texts.shown(path, LONGEST_SHOWN)));
        });
        if (paths.size() > MOST) {
            throw invalid("Invalid fields, more than %d of them".formatted(MOST));
        }
        return new Projection(paths);
    }

    /// The JSON to send.
    byte[] render(StoredEntity entity) {
        return fields.isEmpty()
                ? entity.bytes()
                : apply(entity.entity().json()).toString().getBytes(StandardCharsets.UTF_8);
    }

    ObjectNode apply(ObjectNode entity) {
        var result = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> copy(field, entity, result));
        return result;
    }

    // Where an object lacks a part of the path, the part belongs to a key that has a dot in it.
    private static void copy(String field, ObjectNode from, ObjectNode to) {
        var path = new ArrayList<String>();
        JsonNode at = from;
        var glued = "";
        for (var part : field.split("\\.", -1)) {
            var name = glued + part;
            if (at instanceof ObjectNode object && object.has(name)) {
                path.add(name);
                at = object.get(name);
                glued = "";
            } else {
                glued = name + ".";
            }
        }
        if (!glued.isEmpty()) {
            return;
        }
        var target = to;
        for (var key : path.subList(0, path.size() - 1)) {
            target = target.get(key) instanceof ObjectNode there ? there : target.putObject(key);
        }
        target.set(path.getLast(), at.deepCopy());
    }
}
