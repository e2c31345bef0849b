/// What a new tenant gets from the start, what a leaving one takes along, and that nothing of it stays.
@NullMarked
package dev.portolan.plugins.spaces;

import org.jspecify.annotations.NullMarked;
