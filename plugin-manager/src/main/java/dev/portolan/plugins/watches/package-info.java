/// Installations on trial after a change of their release, and what is remembered of those that did not go well.
@NullMarked
package dev.portolan.plugins.watches;

import org.jspecify.annotations.NullMarked;
