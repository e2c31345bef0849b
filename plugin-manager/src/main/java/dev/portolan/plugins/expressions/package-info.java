/// Expressions that authors of plugins write instead of code: a checked subset of JSONata, bounded in time, work and
/// memory.
@NullMarked
package dev.portolan.plugins.expressions;

import org.jspecify.annotations.NullMarked;
