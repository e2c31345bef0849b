/// Measures a running local stack from outside, as its users meet it.
@NullMarked
package dev.portolan.bench;

import org.jspecify.annotations.NullMarked;
