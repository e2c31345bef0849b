package dev.portolan.catalog.wire;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.model.Texts;
import dev.portolan.kernel.problems.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The JSON object in the body of a request, with every access checked.
public final class JsonBody {
    private final ObjectNode json;

    private JsonBody(ObjectNode json) {
        this.json = json;
    }

    /// @throws ProblemException `invalid` when the body is missing, no object, or empty
    public static JsonBody filled(@Nullable JsonNode body) {
        var filled = of(body);
        if (filled.json.isEmpty()) {
            throw invalid("Empty request body");
        }
        return filled;
    }

    /// A body that may be left out, where every field of it may.
    ///
    /// @throws ProblemException `invalid` when there is one that is no object
    public static JsonBody optional(@Nullable JsonNode body) {
        return body == null || body.isMissingNode() ? new JsonBody(JsonNodeFactory.instance.objectNode()) : of(body);
    }

    /// @throws ProblemException `invalid` when the body is missing or no object, or holds text that cannot be looked
    /// for
    public static JsonBody of(@Nullable JsonNode body) {
        if (body == null || body.isMissingNode() || body.isNull()) {
            throw invalid("Missing request body");
        }
        if (!(body instanceof ObjectNode object)) {
            throw invalid("Expected body to be a JSON object");
        }
        if (!storable(object)) {
            throw invalid("Malformed request: a NUL or half a character in a text");
        }
        return new JsonBody(object);
    }

    // The JSON reader lets nothing through that is nested deeper than a thousand levels.
    private static boolean storable(JsonNode value) {
        return value.isTextual()
                ? Texts.storable(value.textValue())
                : value.valueStream().allMatch(JsonBody::storable)
                        && value.propertyStream().allMatch(field -> Texts.storable(field.getKey()));
    }

    /// @throws ProblemException `invalid` when there are other fields
    public JsonBody only(String... known) {
        var names = Set.of(known);
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw invalid("Malformed request: unrecognized key \"%s\"".formatted(name));
            }
        });
        return this;
    }

    /// The value of a field; null where there is none.
    public @Nullable JsonNode get(String name) {
        return json.get(name);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> invalid("Malformed request: \"%s\" is required".formatted(name)));
    }

    public Optional<String> optionalText(String name) {
        var value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw invalid("Malformed request: \"%s\" must be a string".formatted(name));
        }
        return Optional.of(value.textValue());
    }

    /// The texts in a field; empty where there is none.
    public List<String> texts(String name) {
        var value = json.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isTextual)) {
            throw invalid("Malformed request: \"%s\" must be an array of strings".formatted(name));
        }
        return value.valueStream().map(JsonNode::textValue).toList();
    }

    public OptionalInt number(String name, int least) {
        var value = json.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw invalid("Malformed request: \"%s\" must be a whole number, %d or greater".formatted(name, least));
        }
        return OptionalInt.of(value.intValue());
    }

    /// An object within the body; empty where there is none.
    public Optional<JsonBody> object(String name) {
        var value = json.get(name);
        return value == null ? Optional.empty() : Optional.of(of(value));
    }

    public ObjectNode json() {
        return json;
    }
}
