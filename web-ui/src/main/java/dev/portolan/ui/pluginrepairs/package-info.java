/// What is wrong with installed plugins, with a mend for each.
@NullMarked
package dev.portolan.ui.pluginrepairs;

import org.jspecify.annotations.NullMarked;
