package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.Requirements.Dependency;
import java.util.List;
import java.util.Optional;

/// What a search for what a release needs has to know. Asked again it must answer the same.
interface DependencyWorld {
    /// One release, as far as its needs go.
    ///
    /// @param needs what it cannot do without
    record Candidate(PluginId plugin, String version, List<Dependency> needs) {
        public Candidate {
            needs = List.copyOf(needs);
        }
    }

    /// A plugin that is installed: in this version it stays.
    ///
    /// @param disabled whether it would be enabled along, and must have what it needs itself
    record Present(Candidate release, boolean disabled) {}

    Optional<Present> present(PluginId plugin);

    /// Whether the marketplace has, or had, any release of it.
    boolean known(PluginId plugin);

    /// The versions that may be installed where it is not yet, the best first.
    List<String> versions(PluginId plugin);

    /// Reads one of these; empty when it does not run on this platform.
    Optional<Candidate> candidate(PluginId plugin, String version);
}
