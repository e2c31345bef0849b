/// The record of who did what.
@NullMarked
package dev.portolan.kernel.audit;

import org.jspecify.annotations.NullMarked;
