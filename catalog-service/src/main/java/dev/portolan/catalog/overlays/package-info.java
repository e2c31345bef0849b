/// Takes what plugins add to entities that others keep.
@NullMarked
package dev.portolan.catalog.overlays;

import org.jspecify.annotations.NullMarked;
