package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.TenantId;
import java.util.function.Supplier;

/// Runs a built-in function for its tenant: guests' threads know of none by themselves.
@FunctionalInterface
public interface BuiltInScope {
    JsonNode call(TenantId tenant, Supplier<JsonNode> function);
}
