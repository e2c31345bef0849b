package dev.portolan.catalog.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the content of other files in the place of `$text`, `$json` and `$yaml`.
final class Substitutions {
    private static final Set<String> KEYS = Set.of("$text", "$json", "$yaml");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SourceFiles files;
    private final YamlParser yaml;
    private final URI base;
    private long taken;

    /// @param base address of the descriptor: targets are relative to it and stay within its origin
    Substitutions(SourceFiles files, YamlParser yaml, URI base) {
        this.files = files;
        this.yaml = yaml;
        this.base = base;
    }

    /// @throws Failure at the first substitution that cannot be made
    JsonNode apply(JsonNode value) {
        taken = 0;
        return apply(value, "");
    }

    private JsonNode apply(JsonNode value, String pointer) {
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode(value.size());
            for (var i = 0; i < value.size(); i++) {
                array.add(apply(value.get(i), pointer + "/" + i));
            }
            return array;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        var dollars = object.propertyStream().anyMatch(field -> field.getKey().startsWith("$"));
        if (dollars) {
            var key = object.fieldNames().next();
            return object.size() == 1 && KEYS.contains(key)
                    ? substitute(key, object.get(key), pointer)
                    : object; // of another tool, $ref for one
        }
        var copy = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(field -> copy.set(
                        field.getKey(),
                        apply(
                                field.getValue(),
                                pointer + "/"
                                        + field.getKey().replace("~", "~0").replace("/", "~1"))));
        return copy;
    }

    private JsonNode substitute(String key, JsonNode value, String pointer) {
        if (!value.isTextual()) {
            throw new Failure(
                    pointer,
                    "Placeholder %s expected a string value parameter, in the form of an absolute URL or a relative path"
                            .formatted(key));
        }
        var target = value.textValue();
        var text = new String(read(key, target, pointer), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0 || key.equals("$json") && text.contains("\\u0000")) {
            throw new Failure(
                    pointer, "Placeholder %s found no text at %s: it has NUL characters".formatted(key, target));
        }
        return switch (key) {
            case "$text" -> JsonNodeFactory.instance.textNode(text);
            case "$json" -> json(text, target, pointer);
            default -> yaml(text, target, pointer);
        };
    }

    private byte[] read(String key, String target, String pointer) {
        if (base.getHost() == null) {
            throw new Failure(
                    pointer,
                    "Placeholder %s asks for %s, and beside an uploaded text there are no files."
                            .formatted(key, target),
                    "the content itself");
        }
        URI url;
        try {
            url = Urls.resolve(base, target);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    pointer,
                    "Placeholder %s could not form a URL out of %s and %s: %s"
                            .formatted(key, base, target, e.getMessage()));
        }
        if (!Urls.sameOrigin(base, url)) {
            throw new Failure(
                    pointer, "Placeholder may only reference files from the same repository as the entity, not " + url);
        }
        return switch (files.load(url, true)) {
            case Loaded.File loaded -> bounded(loaded.file().content(), pointer);
            case Loaded.Unreadable unreadable ->
                throw new Failure(
                        pointer,
                        "Placeholder %s could not read location %s: %s".formatted(key, target, unreadable.sentence()));
        };
    }

    // A file may be taken any number of times, and is another copy of its text each time.
    private byte[] bounded(byte[] content, String pointer) {
        var most = yaml.limits().maxEntityBytes();
        taken += content.length;
        if (taken > most) {
            throw new Failure(
                    pointer,
                    "The entity grows to more than %,d bytes by what it substitutes.".formatted(most),
                    "at most %,d bytes in one entity".formatted(most));
        }
        return content;
    }

    private static JsonNode json(String text, String target, String pointer) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Failure(
                    pointer,
                    "Placeholder $json failed to parse JSON data at %s, line %d: %s"
                            .formatted(target, e.getLocation().getLineNr(), e.getOriginalMessage()));
        }
    }

    private JsonNode yaml(String text, String target, String pointer) {
        var documents = YamlDocument.split(text);
        if (documents.size() != 1) {
            throw new Failure(
                    pointer,
                    "Placeholder $yaml expected to find exactly one document of data at %s, found %d"
                            .formatted(target, documents.size()));
        }
        return switch (yaml.parse(documents.getFirst())) {
            case YamlParser.Outcome.Parsed parsed -> parsed.json();
            case YamlParser.Outcome.Broken(var line, var message, var _) ->
                throw new Failure(
                        pointer,
                        "Placeholder $yaml found an error in the data at %s, line %d: %s"
                                .formatted(target, line, message));
        };
    }

    /// A substitution that cannot be made.
    static final class Failure extends RuntimeException {
        private final String pointer;
        private final @Nullable String expected;

        Failure(String pointer, String message) {
            this(pointer, message, null);
        }

        Failure(String pointer, String message, @Nullable String expected) {
            super(message);
            this.pointer = pointer;
            this.expected = expected;
        }

        @Nullable
        String expected() {
            return expected;
        }

        String pointer() {
            return pointer;
        }
    }
}
