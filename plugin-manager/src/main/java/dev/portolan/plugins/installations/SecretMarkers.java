package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.schema.SecretField;
import java.util.Optional;

/// The places of secrets in a configuration, where `{"set": true|false}` stands instead of a value.
final class SecretMarkers {
    private SecretMarkers() {}

    /// The configuration with no member where a secret stands.
    static ObjectNode without(ObjectNode configuration, ConfigSchema schema) {
        var plain = configuration.deepCopy();
        for (var secret : schema.secrets()) {
            holder(plain, secret).ifPresent(holder -> holder.remove(name(secret)));
        }
        return plain;
    }

    /// The configuration with a marker for each secret of the schema, those too that nobody has spoken of.
    static ObjectNode complete(ObjectNode configuration, ConfigSchema schema) {
        return schema.marked(configuration);
    }

    /// A change of a configuration in which a secret that is to be removed is one that is to be cleared.
    static JsonNode clearing(ObjectNode change, ConfigSchema schema) {
        var clear = change.deepCopy();
        for (var secret : schema.secrets()) {
            holder(clear, secret)
                    .filter(holder -> holder.path(name(secret)).isNull())
                    .ifPresent(holder -> holder.set(
                            name(secret), JsonNodeFactory.instance.objectNode().put("clear", true)));
        }
        return clear;
    }

    private static Optional<ObjectNode> holder(ObjectNode configuration, SecretField secret) {
        var last = secret.pointer().lastIndexOf('/');
        return configuration.at(secret.pointer().substring(0, last)) instanceof ObjectNode holder
                ? Optional.of(holder)
                : Optional.empty();
    }

    private static String name(SecretField secret) {
        var last = secret.pointer().substring(secret.pointer().lastIndexOf('/') + 1);
        return last.replace("~1", "/").replace("~0", "~");
    }
}
