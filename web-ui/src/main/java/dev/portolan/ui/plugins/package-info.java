/// Marketplace, installations and their configuration.
@NullMarked
package dev.portolan.ui.plugins;

import org.jspecify.annotations.NullMarked;
