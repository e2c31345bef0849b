package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.schema.Finding;
import java.util.List;

/// What looking at a package came to.
public sealed interface Checked {
    /// It can be published.
    ///
    /// @param signedBy fingerprint of the publisher's key
    record Sound(PluginPackage content, String signedBy) implements Checked {}

    /// It cannot be published.
    ///
    /// @param findings all that is wrong, at least one
    record Faulty(List<Finding> findings) implements Checked {
        public Faulty {
            findings = List.copyOf(findings);
        }

        static Faulty because(String path, String found, String expected, String message) {
            return new Faulty(List.of(new Finding(path, found, expected, message)));
        }
    }
}
