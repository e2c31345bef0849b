/// Live lists of what may be chosen for a setting, from a function of the plugin or from the catalog.
@NullMarked
package dev.portolan.plugins.options;

import org.jspecify.annotations.NullMarked;
