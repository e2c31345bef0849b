package dev.portolan.plugins.sets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Reads the file of a plugin set. What is wrong with the file itself is told with its line, all at once; what is
/// wrong with the plugins in it is not decided here.
final class SetReader {
    private static final Set<String> TOP = Set.of("apiVersion", "kind", "plugins");
    private static final Set<String> ENTRY =
            Set.of("version", "channel", "enabled", "automaticUpdates", "grants", "configuration");
    private static final int MOST_FAULTS = 100;

    private final Map<String, Integer> lines;
    private final List<Violation> faults = new ArrayList<>();

    private SetReader(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /// @throws ProblemException `invalid`, with lines, or `too-large`
    static SetFile read(byte[] bytes) {
        if (bytes.length > YamlTree.MOST_CHARACTERS) {
            throw new ProblemException(Common.TOO_LARGE, "A plugin set has at most 1 MiB.");
        }
        return switch (YamlTree.read(text(bytes))) {
            case YamlTree.Outcome.Broken(var line, var message) ->
                throw ProblemException.invalid("", "line %d: %s".formatted(line, message));
            case YamlTree.Outcome.Read(var json, var lines) -> new SetReader(lines).file(json);
        };
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("", "is not text in UTF-8");
        }
    }

    private SetFile file(JsonNode json) {
        var plugins = new TreeMap<String, ObjectNode>();
        if (!(json instanceof ObjectNode root)) {
            fault("", "found %s; expected a mapping with apiVersion, kind and plugins".formatted(Shown.kind(json)));
            throw invalid();
        }
        closed(root, JsonPointer.empty(), TOP);
        fixed(root, "apiVersion", SetFile.VERSION);
        fixed(root, "kind", SetFile.KIND);
        var declared = root.path("plugins");
        if (!declared.isObject() || declared.size() > SetFile.MOST) {
            fault(
                    "/plugins",
                    "found %s; expected a mapping of at most %d plugins, by publisher/plugin"
                            .formatted(Shown.kind(declared), SetFile.MOST));
        }
        declared.properties().forEach(entry -> {
            if (entry(entry.getKey(), entry.getValue())) {
                plugins.put(entry.getKey(), entry.getValue().deepCopy());
            }
        });
        if (!faults.isEmpty()) {
            throw invalid();
        }
        var named = new LinkedHashMap<PluginId, ObjectNode>();
        plugins.forEach((name, entry) -> named.put(PluginId.parse(name), entry));
        return new SetFile(named, lines);
    }

    private boolean entry(String name, JsonNode entry) {
        var at = JsonPointer.empty().appendProperty("plugins").appendProperty(name);
        try {
            var _ = PluginId.parse(name);
        } catch (IllegalArgumentException e) {
            fault(at.toString(), "found the name %s; expected publisher/plugin".formatted(Shown.text(name)));
        }
        if (!(entry instanceof ObjectNode members)) {
            fault(at.toString(), "found %s; expected a mapping, {} at least".formatted(Shown.kind(entry)));
            return false;
        }
        closed(members, at, ENTRY);
        text(members, at, "version");
        text(members, at, "channel");
        type(members, at, "enabled", JsonNode::isBoolean, "true or false");
        type(members, at, "automaticUpdates", JsonNode::isBoolean, "true or false");
        type(members, at, "grants", SetReader::texts, "a list of permissions");
        type(members, at, "configuration", JsonNode::isObject, "a mapping of settings");
        return true;
    }

    private void fixed(ObjectNode root, String name, String value) {
        if (!root.path(name).asText().equals(value)) {
            fault("/" + name, "found %s; expected %s".formatted(Shown.of(root.path(name)), value));
        }
    }

    private void text(ObjectNode entry, JsonPointer at, String name) {
        type(entry, at, name, JsonNode::isTextual, "text; put it in quotes");
    }

    private void type(ObjectNode entry, JsonPointer at, String name, Predicate<JsonNode> rule, String expected) {
        var value = entry.path(name);
        if (!value.isMissingNode() && !rule.test(value)) {
            fault(at.appendProperty(name).toString(), "found %s; expected %s".formatted(Shown.kind(value), expected));
        }
    }

    private static boolean texts(JsonNode list) {
        var sound = list.isArray();
        for (var item : list) {
            sound &= item.isTextual();
        }
        return sound;
    }

    private void closed(ObjectNode object, JsonPointer at, Set<String> keys) {
        object.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                fault(
                        at.appendProperty(key).toString(),
                        "found the key %s; expected one of %s"
                                .formatted(
                                        Shown.text(key),
                                        String.join(", ", keys.stream().sorted().toList())));
            }
        });
    }

    private void fault(String pointer, String message) {
        if (faults.size() < MOST_FAULTS) {
            var line = new SetFile(new LinkedHashMap<>(), lines).line(pointer);
            faults.add(new Violation(pointer, "line %d: %s".formatted(line, message)));
        }
    }

    private ProblemException invalid() {
        return new ProblemException(Common.INVALID, "The file is no plugin set. See violations.", faults);
    }
}
