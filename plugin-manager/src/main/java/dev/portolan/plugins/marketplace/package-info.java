/// The plugins there are: publishers, their releases, and what the marketplace shows of them.
@NullMarked
package dev.portolan.plugins.marketplace;

import org.jspecify.annotations.NullMarked;
