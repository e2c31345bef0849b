/// Who is calling, what they may do, and the order in which that is answered.
@NullMarked
package dev.portolan.kernel.identity;

import org.jspecify.annotations.NullMarked;
