/// What a new tenant gets from the start.
@NullMarked
package dev.portolan.plugins.spaces;

import org.jspecify.annotations.NullMarked;
