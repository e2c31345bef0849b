package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.extensions.ActiveExtension;

/// Names one check, written `publisher/plugin/extension`.
record CheckId(PluginId plugin, String extension) {
    static CheckId of(ActiveExtension active) {
        return new CheckId(active.installation().plugin(), active.extension().id());
    }

    /// @throws IllegalArgumentException when `text` is not of that form
    @JsonCreator
    static CheckId parse(String text) {
        var slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("must be publisher/plugin/check");
        }
        var plugin = PluginId.parse(text.substring(0, slash));
        // A check's id is of the same letters as a plugin's.
        return new CheckId(plugin, new PluginId(plugin.publisher(), text.substring(slash + 1)).plugin());
    }

    @JsonValue
    @Override
    public String toString() {
        return plugin + "/" + extension;
    }
}
