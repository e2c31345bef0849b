/// Why entities change: the source, person or provider whose work is being done.
@NullMarked
package dev.portolan.catalog.causes;

import org.jspecify.annotations.NullMarked;
