/// The one way out: HTTP to addresses that customers and plugins name, made so that it cannot reach what is inside.
@NullMarked
package dev.portolan.kernel.egress;

import org.jspecify.annotations.NullMarked;
