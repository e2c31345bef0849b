package dev.portolan.plugins.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.PackageFiles;
import java.nio.charset.StandardCharsets;

/// Makes a package of a draft: a plugin without code, of the runtime `declarative`. What is wrong with the draft is
/// found by reading the package, as for any other.
///
/// @param places where in the draft things of the package come from
record DraftPackage(PackageFiles files, Places places) {
    /// The function that shows it.
    static final String SHOW = "show";
    /// The function that answers with all named values, for the studio.
    static final String VALUES = "values";

    private static final String FUNCTIONS = "functions.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ICON = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
          <rect width="48" height="48" rx="11" fill="#475569"/>
          <path d="M14 15h20v18H14zM14 22h20M22 22v11" fill="none" stroke="#fff" stroke-width="3" stroke-linejoin="round"/>
        </svg>
        """;

    static DraftPackage of(PluginId plugin, String version, JsonNode draft) {
        var steps = new Steps(draft);
        var files = PackageFiles.none()
                .with("plugin.yaml", yaml(manifest(plugin, version, draft)))
                .with("config.schema.json", bytes(schema(draft).toString()))
                .with(FUNCTIONS, yaml(steps.functions()))
                .with("icon.svg", bytes(ICON))
                .with("README.md", bytes("# " + title(draft) + "\n\nMade in the studio.\n"));
        return new DraftPackage(files, new Places(steps.places()));
    }

    private static ObjectNode manifest(PluginId plugin, String version, JsonNode draft) {
        var manifest = JSON.objectNode()
                .put("apiVersion", "portolan.dev/v1")
                .put("id", plugin.plugin())
                .put("publisher", plugin.publisher())
                .put("version", version)
                .put("title", title(draft));
        manifest.put("summary", draft.path("summary").asText(title(draft)));
        manifest.putObject("runtime").put("kind", "declarative").put("main", FUNCTIONS);
        manifest.putObject("requires").put("portolan", ">=1.0 <2.0");
        var permissions = manifest.putArray("permissions").add("catalog.entity.read");
        if (source(draft)) {
            permissions.addObject().put("egress", origin(draft));
        }
        manifest.putObject("limits")
                .put("timeoutMs", 8000)
                .put("memoryMiB", 16)
                .put("outputKiB", 128)
                .put("hostCalls", 10)
                .put("kvKiB", 0);
        manifest.putArray("extensions").add(extension(draft));
        return manifest;
    }

    private static ObjectNode extension(JsonNode draft) {
        var point = draft.path("point").asText("");
        var extension = JSON.objectNode()
                .put("point", point)
                .put("id", "main")
                .put("title", title(draft))
                .put("function", SHOW);
        extension.put("refresh", draft.path("refresh").asText("5m"));
        if (point.startsWith("entity.")) {
            extension.set("when", when(draft));
        }
        return extension;
    }

    /// Entities of some kinds, of all where none is named, and with an annotation where one is.
    private static ObjectNode when(JsonNode draft) {
        var when = JSON.objectNode();
        if (!draft.path("kinds").isEmpty()) {
            when.putObject("kind").set("$in", draft.path("kinds"));
        }
        var annotation = draft.path("annotation").asText("").strip();
        if (!annotation.isEmpty()) {
            when.putObject("metadata.annotations." + annotation).put("$exists", true);
        }
        return when;
    }

    private static ObjectNode schema(JsonNode draft) {
        var schema = JSON.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        if (source(draft) && secret(draft)) {
            properties
                    .putObject("token")
                    .put("type", "string")
                    .put("title", "Token")
                    .put("description", "Sent to " + origin(draft) + " with each request.")
                    .putObject("x-secret")
                    .put("for", origin(draft));
        }
        return schema;
    }

    static boolean source(JsonNode draft) {
        return draft.path("requests").size() > 0;
    }

    static String origin(JsonNode draft) {
        var address = draft.path("address").asText("").strip();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    static boolean secret(JsonNode draft) {
        return !draft.path("secret").asText("none").equals("none");
    }

    private static String title(JsonNode draft) {
        return draft.path("title").asText("");
    }

    private static byte[] yaml(ObjectNode json) {
        try {
            return YAML.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON can always be written as YAML", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
