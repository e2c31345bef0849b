package dev.portolan.ui.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.forms.model.SettingNames;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.page.DifferenceWords;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Says what differs between two states of an installation as its pages do: settings by their titles, permissions as
/// they are asked for. Knows no components.
final class SettingWords implements DifferenceWords {
    /// Where the schema is not at hand.
    static final SettingWords UNKNOWN = new SettingWords(JsonNodeFactory.instance.objectNode(), List.of());

    private static final String CONFIGURATION = "/configuration";
    private static final Map<String, String> PARTS =
            Map.of("/version", "Version", "/channel", "Releases", "/enabled", "Switched on", "/grants", "Permissions");

    private final SettingNames settings;
    private final Map<String, String> permissions;

    /// @param asked what is known of permissions; another one is told as it is granted
    SettingWords(JsonNode schema, List<Asked> asked) {
        settings = SettingNames.of(schema);
        permissions =
                asked.stream().collect(Collectors.toUnmodifiableMap(Asked::permission, Asked::title, (one, _) -> one));
    }

    /// The same for what begins within the configuration.
    DifferenceWords ofConfiguration() {
        return new DifferenceWords() {
            @Override
            public String setting(String path) {
                return settings.setting(path);
            }

            @Override
            public String value(String path, JsonNode value) {
                return DifferenceList.shortened(settings.value(path, value));
            }
        };
    }

    @Override
    public String setting(String path) {
        return path.startsWith(CONFIGURATION + "/")
                ? settings.setting(path.substring(CONFIGURATION.length()))
                : PARTS.getOrDefault(path, DifferenceList.setting(path));
    }

    @Override
    public String value(String path, JsonNode value) {
        if (path.startsWith(CONFIGURATION + "/")) {
            return settings.value(path.substring(CONFIGURATION.length()), value);
        }
        return switch (path) {
            case "/channel" -> new VersionChoice.Follow(value.asText()).words();
            case "/grants" -> grants(value);
            default -> DifferenceList.text(value);
        };
    }

    private String grants(JsonNode value) {
        return value.isEmpty()
                ? "none"
                : value.valueStream()
                        .map(JsonNode::asText)
                        .map(grant -> permissions.getOrDefault(grant, grant))
                        .collect(Collectors.joining(", "));
    }
}
