package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.ui.yaml.YamlReader;
import dev.portolan.ui.yaml.YamlReading;
import java.util.Locale;
import java.util.Set;

/// Finds out what a definition is, by what the entity says of its type and by the text itself. Nothing in a text is an
/// error here: what cannot be read is shown as it is, with the reason.
final class DefinitionReader {
    /// In characters.
    static final int LONGEST = 16 << 20;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> PROTOBUF = Set.of("grpc", "protobuf", "proto");

    private DefinitionReader() {}

    /// @param type as `spec.type` of the entity has it
    static Definition read(String type, String text) {
        if (text.length() > LONGEST) {
            return new Definition.Plain("It has more than 16 million characters, which is more than can be drawn.");
        }
        var kind = type.toLowerCase(Locale.ROOT);
        if (kind.equals("graphql") || looksLikeGraphql(text)) {
            var entries = Outliner.graphql(text);
            return entries.isEmpty()
                    ? new Definition.Plain("It is said to be GraphQL, but no type was found in it.")
                    : new Definition.Outlined("GraphQL", entries);
        }
        if (PROTOBUF.contains(kind) || text.contains("syntax = \"proto")) {
            var entries = Outliner.protobuf(text);
            return entries.isEmpty()
                    ? new Definition.Plain("It is said to be protobuf, but no service or message was found in it.")
                    : new Definition.Outlined("Protobuf", entries);
        }
        return tree(kind, text);
    }

    private static boolean looksLikeGraphql(String text) {
        return !text.stripLeading().startsWith("{")
                && (text.contains("type Query {") || text.contains("type Query{"))
                && !text.contains("openapi:");
    }

    private static Definition tree(String kind, String text) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return described(kind, JSON.readTree(text));
            } catch (JsonProcessingException e) {
                var where = e.getLocation() == null
                        ? ""
                        : " Reading ended at line " + e.getLocation().getLineNr() + ".";
                return new Definition.Plain("It begins like JSON, but cannot be read as such." + where);
            }
        }
        return switch (YamlReader.readLarge(text)) {
            case YamlReading.Read read -> described(kind, read.value());
            case YamlReading.Broken(var line, var message) ->
                new Definition.Plain("It cannot be read as YAML: line " + line + ": " + message);
        };
    }

    private static Definition described(String kind, JsonNode root) {
        if (root.path("openapi").isValueNode() && root.has("openapi")
                || root.path("swagger").isValueNode() && root.has("swagger")) {
            return new Definition.Described(new OpenApiDocument(root));
        }
        if (root.has("asyncapi")) {
            return new Definition.Described(new AsyncApiDocument(root));
        }
        return new Definition.Plain(
                switch (kind) {
                    case "openapi" -> "It is said to be OpenAPI, but has neither openapi nor swagger at the top.";
                    case "asyncapi" -> "It is said to be AsyncAPI, but has no asyncapi at the top.";
                    default -> "";
                });
    }
}
