package dev.portolan.plugins.repairs;

import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.marketplace.Published;

/// An installation that is looked at, with the release that it is on.
public record Case(Installation installation, Published release) {}
