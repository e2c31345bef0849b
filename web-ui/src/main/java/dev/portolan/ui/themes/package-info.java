/// The look that a theme plugin gives to an organization's pages.
@NullMarked
package dev.portolan.ui.themes;

import org.jspecify.annotations.NullMarked;
