package dev.portolan.plugins.schema;

/// What a configuration that was sent in says about one secret.
public sealed interface SecretChange {
    /// A new value, still in the clear: encrypt it and forget it.
    record Set(String value) implements SecretChange {
        @Override
        public String toString() {
            return "Set[…]";
        }
    }

    /// The stored value stays.
    record Keep() implements SecretChange {}

    /// The stored value goes.
    record Clear() implements SecretChange {}
}
