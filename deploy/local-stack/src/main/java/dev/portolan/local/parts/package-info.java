/// Parts of the stack: each a process that is started in order, watched and started again.
@NullMarked
package dev.portolan.local.parts;

import org.jspecify.annotations.NullMarked;
