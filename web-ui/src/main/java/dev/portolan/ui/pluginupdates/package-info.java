/// Newer releases of what is installed, one by one or all at once.
@NullMarked
package dev.portolan.ui.pluginupdates;

import org.jspecify.annotations.NullMarked;
