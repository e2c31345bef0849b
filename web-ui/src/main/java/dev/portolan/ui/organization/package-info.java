/// The organization itself: what it is, its data to take away, its end.
@NullMarked
package dev.portolan.ui.organization;

import org.jspecify.annotations.NullMarked;
