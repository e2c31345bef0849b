package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.permissions.Grants;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that an admin can set about an installation; what a revision holds.
///
/// @param configuration each secret in it stands as `{"set": true|false}`
/// @param secrets version of each stored secret, by JSON Pointer into the configuration
/// @param enabled whether it was asked to be; see [Desired] for what comes of it
public record Setup(
        Choice release, ObjectNode configuration, Map<String, Integer> secrets, Grants grants, boolean enabled) {
    public Setup {
        configuration = configuration.deepCopy();
        secrets = Map.copyOf(secrets);
    }

    /// What stands before the first revision.
    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    Setup with(Map<String, Integer> stored) {
        return new Setup(release, configuration, stored, grants, enabled);
    }

    /// Which release is wanted.
    ///
    /// @param channel `stable` or `beta`; null when the version is pinned
    public record Choice(String digest, @Nullable String channel) {}
}
