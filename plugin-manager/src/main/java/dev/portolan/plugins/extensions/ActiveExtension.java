package dev.portolan.plugins.extensions;

import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.packages.Extension;

/// An extension that serves the tenant now.
public record ActiveExtension(Installation installation, Published release, Extension extension) {}
