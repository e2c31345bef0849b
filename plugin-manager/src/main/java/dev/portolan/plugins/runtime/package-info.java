/// Runs the code of plugins in a sandbox with budgets: nothing survives from one call to the next.
@NullMarked
package dev.portolan.plugins.runtime;

import org.jspecify.annotations.NullMarked;
