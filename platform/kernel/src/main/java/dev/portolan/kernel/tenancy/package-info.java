/// Which tenant this work belongs to, and the locks that keep it there.
@NullMarked
package dev.portolan.kernel.tenancy;

import org.jspecify.annotations.NullMarked;
