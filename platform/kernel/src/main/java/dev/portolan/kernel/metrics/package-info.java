/// Figures for who runs the product.
@NullMarked
package dev.portolan.kernel.metrics;

import org.jspecify.annotations.NullMarked;
