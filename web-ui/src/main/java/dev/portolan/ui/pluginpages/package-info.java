/// Pages of their own that plugins add to the portal.
@NullMarked
package dev.portolan.ui.pluginpages;

import org.jspecify.annotations.NullMarked;
