/// Cursors of lists.
@NullMarked
package dev.portolan.kernel.paging;

import org.jspecify.annotations.NullMarked;
