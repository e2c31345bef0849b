/// Entities that people keep in the portal itself: made, changed, removed and taken back to former versions by hand.
@NullMarked
package dev.portolan.catalog.managed;

import org.jspecify.annotations.NullMarked;
