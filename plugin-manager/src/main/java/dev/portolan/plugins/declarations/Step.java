package dev.portolan.plugins.declarations;

import org.jspecify.annotations.Nullable;

/// One step of a declared function.
public sealed interface Step {
    /// Gives a value a name.
    record Let(String name, Template value) implements Step {}

    /// Asks the host.
    ///
    /// @param place JSON Pointer of the step
    /// @param name of the answer; null when nobody needs it
    /// @param function of the host, for example `http.fetch`
    record Ask(String place, @Nullable String name, String function, Template with) implements Step {}

    /// Ends the function when the condition holds.
    record Stop(Template condition, Template answer) implements Step {}
}
