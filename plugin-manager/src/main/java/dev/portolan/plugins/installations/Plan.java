package dev.portolan.plugins.installations;

import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.schema.Change;
import java.util.List;
import java.util.Map;

/// What a change will make of an installation, before anything is written.
///
/// @param setup as it will be, without the secrets that come with the change
/// @param fresh secrets in the clear that are to be sealed
/// @param diff what differs from before; empty means that there is nothing to do
/// @param missing what must still be set before it can be enabled
record Plan(
        Published release,
        Setup setup,
        List<Fresh> fresh,
        Desired desired,
        List<Change> diff,
        List<Violation> missing) {
    Plan {
        fresh = List.copyOf(fresh);
        diff = List.copyOf(diff);
        missing = List.copyOf(missing);
    }

    /// The versions of all secrets, once the fresh ones are sealed.
    Setup sealed(Map<String, Integer> versions) {
        return setup.with(versions);
    }

    /// @param pointer JSON Pointer into the configuration
    /// @param destination the one origin it may be sent to; empty while the configuration names none
    record Fresh(String pointer, String destination, String value) {
        @Override
        public String toString() {
            return "Fresh[" + pointer + "]";
        }
    }
}
