package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.Published;

/// Has a release bring a configuration to its own version. Runs code of the plugin's: never within a
/// transaction.
public interface Migrator {
    /// @param from the release that the configuration is for
    /// @param to the release whose function migrates it
    /// @param configuration without secrets
    /// @return the configuration as the function gave it, not checked yet
    /// @throws ProblemException `migration-failed` when it gave none
    ObjectNode migrate(Installation installation, Published from, Published to, ObjectNode configuration);
}
