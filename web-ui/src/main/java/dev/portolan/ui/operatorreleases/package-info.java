/// Releases of plugins, for the provider's staff.
@NullMarked
package dev.portolan.ui.operatorreleases;

import org.jspecify.annotations.NullMarked;
