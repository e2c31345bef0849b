package dev.portolan.plugins.installations;

import dev.portolan.plugins.marketplace.Published;

/// Fired in the transaction that writes a revision of an installation, whatever it changes.
///
/// @param release that the revision is of
public record InstallationChanged(Installation installation, Published release) {}
