package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;

/// One function of a plugin that is part of the product itself (`runtime: {kind: builtin}`); a bean each. It is called
/// like any plugin's function: within the same budgets, metered and logged.
public interface BuiltInFunction {
    /// Whose function it is, for example `portolan/scorecards`.
    PluginId plugin();

    /// As the manifest names it.
    String name();

    /// Runs within the scope of the call's tenant, on a thread that is interrupted at the call's deadline, with no
    /// transaction.
    ///
    /// @return the answer as a plugin's function gives it; JSON null for none
    /// @throws dev.portolan.kernel.problems.ProblemException to fail with its words; whatever else is thrown is
    /// logged and told without any
    JsonNode call(BuiltInCall call);
}
