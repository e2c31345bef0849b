/// What changes elsewhere, brought into open pages.
@NullMarked
package dev.portolan.ui.live;

import org.jspecify.annotations.NullMarked;
