/// The clock and ids.
@NullMarked
package dev.portolan.kernel.time;

import org.jspecify.annotations.NullMarked;
