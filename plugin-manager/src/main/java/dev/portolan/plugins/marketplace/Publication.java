package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.schema.Finding;
import java.util.List;

/// How an attempt to publish a package ended.
public sealed interface Publication {
    /// It can be installed now.
    record Done(Published release) implements Publication {}

    /// The same content was published before.
    record Unchanged(Published release) implements Publication {}

    /// Nothing was published.
    ///
    /// @param findings all that is wrong, at least one
    record Refused(List<Finding> findings) implements Publication {
        public Refused {
            findings = List.copyOf(findings);
        }

        static Refused because(String path, String found, String expected, String message) {
            return new Refused(List.of(new Finding(path, found, expected, message)));
        }
    }
}
