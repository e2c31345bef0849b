/// Sends JSON that is text already.
@NullMarked
package dev.portolan.kernel.json;

import org.jspecify.annotations.NullMarked;
