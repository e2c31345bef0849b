package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Consumer;

/// What plugin code can ask of the platform during one call. Runs on the thread of the call, which is interrupted
/// at the deadline: do not swallow interrupts.
public interface HostFunctions {
    /// Answers one call.
    ///
    /// @param name such as `catalog.get`; a name unknown here is answered by [HostResult.Refused]
    /// @param argument an object, such as `{"ref": …}` for `catalog.get`
    HostResult call(String name, JsonNode argument);

    /// Takes one line of the plugin's log; lines are cut at 2,000 characters and end after 200 a call.
    ///
    /// @param level `debug`, `info`, `warn` or `error`
    void log(String level, String message);

    /// Brings a call to the publisher's own service (runtime `remote`), signed with the installation's secret.
    ///
    /// @param id of the call
    /// @param body JSON of it
    /// @param timeout for all of it
    /// @param said takes what the service says before its answer, an object each, on the thread of the call
    /// @return the service's answer, an object
    default HostResult deliver(String id, String body, Duration timeout, Consumer<JsonNode> said) {
        return new HostResult.Refused("not_permitted", "There is no service to be called here.");
    }
}
