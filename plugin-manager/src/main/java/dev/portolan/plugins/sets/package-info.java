/// A tenant's plugins as one file that people can review, keep and bring in again.
@NullMarked
package dev.portolan.plugins.sets;

import org.jspecify.annotations.NullMarked;
