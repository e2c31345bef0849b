package dev.portolan.plugins.propagation;

/// One change of an installation as it stands on `portolan.plugin.state`.
///
/// @param partition `topic/partition`, as nodes name it
/// @param revision of the installation
record Step(Installed installed, String partition, long offset, long revision, Observed.State state) {
    /// Whether a node that has applied up to `next` has applied this.
    boolean appliedBy(long next) {
        return next > offset;
    }

    /// Whether it tells nothing but what another has told: the topic may be written again.
    boolean says(Step other) {
        return revision == other.revision && state == other.state;
    }
}
