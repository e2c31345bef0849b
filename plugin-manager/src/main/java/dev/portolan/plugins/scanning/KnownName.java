package dev.portolan.plugins.scanning;

import dev.portolan.contracts.PluginId;

/// How a plugin presents itself.
public record KnownName(PluginId plugin, String title) {}
