package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.runtime.HostResult;

/// Something that plugins may ask of the platform; all beans of this type together are what they may ask.
public interface HostFunction {
    HostName name();

    /// Runs on the thread of the call, which is interrupted at its deadline. Looks at the grants itself, and refuses
    /// with words; what it throws is told the plugin as `failed` without any.
    HostResult call(HostCall call, JsonNode argument);
}
