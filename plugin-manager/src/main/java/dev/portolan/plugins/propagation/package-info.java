/// How a change reaches every node, and how one knows that it has.
@NullMarked
package dev.portolan.plugins.propagation;

import org.jspecify.annotations.NullMarked;
