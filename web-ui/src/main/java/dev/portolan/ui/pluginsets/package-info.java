/// The plugins of an organization as one file: taken out, brought in, with a plan first.
@NullMarked
package dev.portolan.ui.pluginsets;

import org.jspecify.annotations.NullMarked;
