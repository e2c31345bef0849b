package dev.portolan.plugins.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.plugins.packages.PackageFiles;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.PluginPackage.Result.Accepted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.semver4j.Semver;

/// A plugin as it is published while it is being written: under another publisher, who its own events are of, too, and
/// in a version of its own that comes before the one it will have.
record Edition(PluginPackage content) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String MANIFEST = "plugin.yaml";

    /// @param at makes the version: a later one is a higher one
    static Edition of(PluginPackage plugin, String publisher, Instant at) {
        var manifest = (ObjectNode) plugin.manifestJson();
        manifest.put("publisher", publisher);
        var id = plugin.manifest().release().plugin();
        hearing(
                manifest,
                "plugin." + id.publisher() + "." + id.plugin() + ".",
                "plugin." + publisher + "." + id.plugin() + ".");
        manifest.put("version", version(plugin.manifest().release().version(), at));
        try {
            var text = YAML.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8);
            if (PluginPackage.of(plugin.files().with(MANIFEST, text)) instanceof Accepted(var content)) {
                return new Edition(content);
            }
            throw new IllegalStateException("the manifest no longer reads");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the manifest cannot be written", e);
        }
    }

    PackageFiles files() {
        return content.files();
    }

    /// Of some settings those that this edition has too, without secrets.
    ObjectNode fitting(JsonNode settings) {
        var schema = content.schema();
        var known = schema.root().always().properties().keySet();
        var kept = JsonNodeFactory.instance.objectNode();
        schema.withoutSecrets(settings).properties().forEach(setting -> {
            var alone = JsonNodeFactory.instance.objectNode().set(setting.getKey(), setting.getValue());
            var faulty = schema.validate(alone).stream()
                    .anyMatch(fault -> fault.pointer().startsWith("/" + setting.getKey()));
            if (known.contains(setting.getKey()) && !faulty) {
                kept.set(setting.getKey(), setting.getValue());
            }
        });
        return kept;
    }

    private static void hearing(ObjectNode manifest, String own, String instead) {
        for (var extension : manifest.path("extensions")) {
            if (extension.path("events") instanceof ArrayNode events) {
                for (var i = 0; i < events.size(); i++) {
                    var type = events.get(i).asText();
                    if (type.startsWith(own)) {
                        events.set(i, instead + type.substring(own.length()));
                    }
                }
            }
        }
    }

    private static String version(Semver planned, Instant at) {
        var core = "%d.%d.%d".formatted(planned.getMajor(), planned.getMinor(), planned.getPatch());
        return core + "-dev." + at.toEpochMilli();
    }
}
