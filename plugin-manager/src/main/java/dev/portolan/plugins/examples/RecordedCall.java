package dev.portolan.plugins.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells whether a call of a host function is the one that was recorded.
///
/// Address and secret count always, method, headers, body and `with` where they were recorded.
final class RecordedCall {
    private static final JsonMapper JSON = new JsonMapper();

    private RecordedCall() {}

    /// @return what was recorded instead; null when it is the same
    static @Nullable String difference(JsonNode recorded, String name, JsonNode argument) {
        var same = (!recorded.has("call") || recorded.path("call").asText().equals(name))
                && absent(recorded.path("url")).equals(absent(argument.path("url")))
                && absent(recorded.path("auth")).equals(absent(argument.path("auth")))
                && method(recorded, argument)
                && headers(recorded.path("headers"), argument.path("headers"))
                && (!recorded.has("body") || body(recorded.path("body")).equals(body(argument.path("body"))))
                && (!recorded.has("with") || recorded.path("with").equals(argument));
        return same ? null : words(recorded);
    }

    /// For people: without what it answers.
    static String words(JsonNode recorded) {
        var words = JSON.createObjectNode();
        recorded.properties().forEach(entry -> {
            if (!entry.getKey().equals("answer") && !entry.getKey().equals("refusal")) {
                words.set(entry.getKey(), entry.getValue());
            }
        });
        return words.toString();
    }

    private static JsonNode absent(JsonNode node) {
        return node.isNull() || (node.isTextual() && node.asText().isEmpty()) ? MissingNode.getInstance() : node;
    }

    private static boolean method(JsonNode recorded, JsonNode argument) {
        return !recorded.has("method")
                || recorded.path("method")
                        .asText()
                        .equalsIgnoreCase(argument.path("method").asText("GET"));
    }

    private static boolean headers(JsonNode recorded, JsonNode asked) {
        return recorded.properties().stream()
                .allMatch(header -> asked.properties().stream()
                        .anyMatch(one -> one.getKey()
                                        .toLowerCase(Locale.ROOT)
                                        .equals(header.getKey().toLowerCase(Locale.ROOT))
                                && one.getValue()
                                        .asText()
                                        .equals(header.getValue().asText())));
    }

    /// A body is the same as JSON, whatever its spaces.
    private static JsonNode body(JsonNode body) {
        if (!body.isTextual()) {
            return absent(body);
        }
        try {
            var json = JSON.readTree(body.asText());
            return json.isContainerNode() ? json : body;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body.asText());
        }
    }
}
