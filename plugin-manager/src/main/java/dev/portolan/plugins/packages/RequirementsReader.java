package dev.portolan.plugins.packages;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.Requirements.Dependency;
import java.util.ArrayList;

/// Reads what a release needs of its surroundings.
final class RequirementsReader {
    private static final String RANGE = "a range of versions, such as \">=1.0 <2.0\" or \"^1\"";

    private RequirementsReader() {}

    static Requirements read(Keys requires) {
        requires.only("portolan", "plugins");
        var portolan = requires.optionalText("portolan", 100);
        if (portolan != null && !Ranges.valid(portolan)) {
            requires.fault("portolan", RANGE, "This is no range of versions.");
        }
        var dependencies = new ArrayList<Dependency>();
        var plugins = requires.child("plugins");
        if (!plugins.json().isMissingNode() && !plugins.json().isObject()) {
            requires.fault("plugins", "an object", "Required plugins are an object by name.");
        }
        for (var entry : plugins.json().properties()) {
            dependencies.add(dependency(entry.getKey(), plugins.child(entry.getKey()), plugins));
        }
        return new Requirements(
                portolan == null ? "*" : portolan,
                dependencies.stream().filter(d -> !d.range().isEmpty()).toList());
    }

    private static Dependency dependency(String name, Keys keys, Keys plugins) {
        keys.only("range", "optional");
        var range = keys.text("range", 100);
        if (!range.isEmpty() && !Ranges.valid(range)) {
            keys.fault("range", RANGE, "This is no range of versions.");
        }
        try {
            return new Dependency(PluginId.parse(name), range, keys.flag("optional"));
        } catch (IllegalArgumentException e) {
            plugins.fault(name, "publisher/plugin", "This is no name of a plugin.");
            return new Dependency(new PluginId("unknown", "unknown"), "", true);
        }
    }
}
