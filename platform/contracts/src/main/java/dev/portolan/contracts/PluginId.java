package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// Names one plugin of the marketplace, written `publisher/plugin`.
///
/// @param publisher 1 to 40 characters of `a-z 0-9 -`
/// @param plugin unique under its publisher, same characters
public record PluginId(String publisher, String plugin) {
    private static final Pattern PART = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    /// @throws IllegalArgumentException when a part has other characters or another length
    public PluginId {
        if (!PART.matcher(publisher).matches() || !PART.matcher(plugin).matches()) {
            throw new IllegalArgumentException("must be publisher/plugin, each 1 to 40 characters of a-z, 0-9 and -");
        }
    }

    /// Reads `publisher/plugin`.
    ///
    /// @throws IllegalArgumentException when `text` is not of that form
    @JsonCreator
    public static PluginId parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("must be publisher/plugin");
        }
        return new PluginId(text.substring(0, slash), text.substring(slash + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return publisher + "/" + plugin;
    }
}
