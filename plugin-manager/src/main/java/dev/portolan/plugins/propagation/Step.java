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
}
