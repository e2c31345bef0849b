package dev.portolan.plugins.webhooks;

import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.packages.Extension.Signature;
import dev.portolan.plugins.schema.SecretField;
import java.util.Optional;

/// Finds the secret setting that a receiver's callers know.
final class SigningSecret {
    private SigningSecret() {}

    /// @param pointer of the setting
    /// @param version of its stored value
    record Stored(String pointer, int version) {}

    /// Empty while it is not set.
    static Optional<Stored> version(ActiveExtension active, Signature signature) {
        var versions = active.installation().setup().secrets();
        return active.release().schema().secrets().stream()
                .filter(field -> field.path().equals(signature.secret()))
                .map(SecretField::pointer)
                .flatMap(pointer -> versions.entrySet().stream()
                        .filter(version -> version.getKey().equals(pointer))
                        .map(version -> new Stored(pointer, version.getValue())))
                .findFirst();
    }
}
