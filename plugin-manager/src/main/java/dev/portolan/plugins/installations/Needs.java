package dev.portolan.plugins.installations;

import dev.portolan.plugins.marketplace.Published;
import java.util.List;

/// What a release needs of other plugins, and what can be done about it.
///
/// @param also what is to be installed or enabled with it, each after what it needs itself
/// @param refusals why it cannot be enabled all the same, one sentence each
/// @param notes what it could use and does without
record Needs(List<Addition> also, List<String> refusals, List<String> notes) {
    Needs {
        also = List.copyOf(also);
        refusals = List.copyOf(refusals);
        notes = List.copyOf(notes);
    }

    /// @param why in words: who needs it
    record Addition(Published release, String why) {}
}
